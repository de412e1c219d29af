// A web page with what each of its elements holds: text, links, pictures, and whether it is shown.
//
// What is hidden, or named for something other than the article's text, is left out from the start
// with all below it; what is left out counts for nothing in the elements around it. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "indexer/source/html/page_names.h"
#include "indexer/source/markup/tree.h"

namespace tickerdex {

/// How much of a page is taken for something other than the text.
struct Suspicion {
  bool of_names = true;     ///< boxes named "sidebar" and the like are left out at once
  bool of_comments = true;  ///< those of readers' comments
  bool weighs_names = true;
  bool of_boxes = true;  ///< boxes of links in the text are left out
};

/// What a subtree holds, in characters and numbers of elements.
struct Measure {
  float text = 0;
  float links = 0;  ///< text inside links; a link within the page counts for a third
  float headings = 0;
  float lists = 0;
  std::uint32_t commas = 0;
  std::uint32_t paragraphs = 0;
  std::uint32_t images = 0;
  std::uint32_t items = 0;
  std::uint32_t inputs = 0;
  bool has_block = false;  ///< below it

  double link_density() const { return text == 0 ? 0 : static_cast<double>(links / text); }
  void add(const Measure& child);
};

/// Characters (a run of white space is one), and commas of any script.
Measure measure_text(std::string_view text);

class MeasuredPage {
 public:
  using Node = MarkupTree::Node;

  /// `page` must outlive it.
  MeasuredPage(const MarkupTree& page, const Suspicion& suspicion);

  const MarkupTree& tree() const { return page_; }
  const Suspicion& suspicion() const { return suspicion_; }
  PageTag tag(Node node) const { return tags_[node]; }
  const Measure& measure(Node node) const { return measures_[node]; }
  bool is_element(Node node) const { return node != MarkupTree::kDocument && !page_.is_text(node); }
  bool is_left_out(Node node) const { return left_out_[node]; }
  bool is_in_figure(Node node) const { return in_figure_[node]; }

  /// Measures the subtree of `part` again, the innermost elements first, and leaves out those below
  /// it that `is_aside` says are, so that the outer ones are judged without them.
  void measure_again(Node part, const std::function<bool(Node)>& is_aside);

 private:
  enum class Link : std::uint8_t { none, elsewhere, within_page };

  void find_what_is_shown();
  void find_links_and_figures();
  bool is_suspect(Node node) const;
  void leave_out(Node node);
  Measure own_measure(Node node, Measure below) const;
  Measure seen_from_above(Node node) const;

  const MarkupTree& page_;
  Suspicion suspicion_;
  std::vector<PageTag> tags_;
  std::vector<bool> left_out_;
  std::vector<bool> in_figure_;
  std::vector<Link> links_;
  std::vector<Measure> measures_;
};

}  // namespace tickerdex
