#include "indexer/source/html/main_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "indexer/source/html/content_boxes.h"
#include "indexer/source/html/measured_page.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

// Finds the elements that hold the text.
class PageReader {
 public:
  PageReader(const MarkupTree& tree, const Suspicion& suspicion)
      : tree_(tree), page_(tree, suspicion), scores_(tree.size(), std::nan("")) {}

  std::string read() {
    vote();
    const Node best = best_element();
    std::string out;
    for (const Node part : with_siblings(best)) {
      leave_out_boxes(page_, part);
      append_text(part, out);
      out += '\n';
    }
    return out;
  }

 private:
  PageTag tag(Node node) const { return page_.tag(node); }
  const Measure& measure(Node node) const { return page_.measure(node); }
  bool has_score(Node node) const { return !std::isnan(scores_[node]); }

  // Paragraphs give points to what holds them, less with each level.
  void vote() {
    constexpr double kShortest = 25;
    constexpr int kLevels = 5;
    for (Node node = 1; node < tree_.size(); ++node) {
      if (page_.is_left_out(node) || tree_.is_text(node) || !votes(node)) continue;
      const Measure& held = measure(node);
      if (held.text < kShortest) continue;
      const double points = 2.0 + held.commas + std::min(std::floor(double{held.text} / 100), 3.0);
      Node above = tree_.parent(node);
      for (int level = 0; level < kLevels && page_.is_element(above) && tree_.name(above) != "html";
           ++level, above = tree_.parent(above)) {
        if (!has_score(above)) {
          scores_[above] = first_score(above);
          candidates_.push_back(above);
        }
        scores_[above] += points / (level < 2 ? level + 1 : 3 * level);
      }
    }
    for (const Node node : candidates_) scores_[node] *= 1 - measure(node).link_density();
  }
  bool votes(Node node) const {
    switch (tag(node)) {
      case PageTag::paragraph:
      case PageTag::cell:
      case PageTag::preformatted:
      case PageTag::heading:
      case PageTag::section:
      case PageTag::quote:
        return tree_.name(node) != "h1";
      case PageTag::division:
        return !measure(node).has_block;
      default:
        return false;
    }
  }
  double first_score(Node node) const {
    const double names = page_.suspicion().weighs_names ? weight_of_names(tree_, node) : 0;
    switch (tag(node)) {
      case PageTag::division:
        return names + 5;
      case PageTag::preformatted:
      case PageTag::cell:
      case PageTag::quote:
        return names + 3;
      case PageTag::list:
      case PageTag::item:
      case PageTag::definition:
      case PageTag::box:
        return names - 3;
      case PageTag::heading:
        return names - 5;
      default:
        return names;
    }
  }

  double score_or_names(Node node) const {
    return has_score(node) ? scores_[node] : weight_of_names(tree_, node);
  }

  Node body() const {
    const Node found = tree_.find("body");
    return found == MarkupTree::kNone ? MarkupTree::kDocument : found;
  }
  bool is_below_body(Node node) const {
    return page_.is_element(node) && tag(node) != PageTag::body && tree_.name(node) != "html";
  }

  Node best_element() const {
    const auto best = std::ranges::max_element(candidates_, {}, [&](Node n) { return scores_[n]; });
    if (best == candidates_.end() || !is_below_body(*best)) return body();
    Node top = common_ancestor(*best);
    // A better one may stand above, as long as the way there is not much worse.
    double last = score_or_names(top);
    const double floor = last / 3;
    for (Node above = tree_.parent(top); is_below_body(above); above = tree_.parent(above)) {
      if (!has_score(above)) continue;
      if (scores_[above] < floor) break;
      if (scores_[above] > last) {
        top = above;
        break;
      }
      last = scores_[above];
    }
    // An only child stands for its parent, whose siblings may belong to it.
    while (is_below_body(tree_.parent(top)) && is_only_child(top)) top = tree_.parent(top);
    return top;
  }
  // Where several elements are nearly as good, what holds three of them all.
  Node common_ancestor(Node best) const {
    std::vector<Node> rivals;
    for (const Node node : candidates_) {
      if (node != best && scores_[node] >= .75 * scores_[best]) rivals.push_back(node);
    }
    constexpr std::size_t kRivals = 3;
    if (rivals.size() < kRivals) return best;
    for (Node above = tree_.parent(best); is_below_body(above); above = tree_.parent(above)) {
      const Node end = tree_.end_of(above);
      const auto held =
          std::ranges::count_if(rivals, [&](Node rival) { return rival > above && rival < end; });
      if (static_cast<std::size_t>(held) >= kRivals) return above;
    }
    return best;
  }
  bool is_only_child(Node node) const {
    for (Node child = tree_.first_child(tree_.parent(node)); child != MarkupTree::kNone;
         child = tree_.next_sibling(child)) {
      if (child != node && page_.is_element(child) && !page_.is_left_out(child)) return false;
    }
    return true;
  }

  std::vector<Node> with_siblings(Node best) const {
    if (!is_below_body(best)) return {best};
    const double threshold = std::max(10.0, score_or_names(best) * .2);
    const std::string_view name = tree_.attribute(best, "class");
    std::vector<Node> parts;
    for (Node node = tree_.first_child(tree_.parent(best)); node != MarkupTree::kNone;
         node = tree_.next_sibling(node)) {
      if (!page_.is_element(node) || page_.is_left_out(node)) continue;
      const bool is_alike = !name.empty() && tree_.attribute(node, "class") == name;
      const double bonus = is_alike ? score_or_names(best) * .2 : 0;
      if (node == best || (has_score(node) && scores_[node] + bonus >= threshold) ||
          is_prose(node)) {
        parts.push_back(node);
      }
    }
    return parts;
  }
  bool is_prose(Node node) const {
    if (tag(node) != PageTag::paragraph) return false;
    const Measure& held = measure(node);
    constexpr double kLong = 80;
    if (held.text > kLong) return held.link_density() < .25;
    if (held.text == 0 || held.links > 0) return false;
    const std::string text = tree_.inner_text(node);
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return text.find(". ") != std::string::npos || (last != std::string::npos && text[last] == '.');
  }

  // Where lines end is a matter of elements; in the markup they are wrapped anywhere.
  void append_text(Node node, std::string& out, bool is_preformatted = false) const {
    if (page_.is_left_out(node)) return;
    if (tree_.is_text(node)) {
      out += tree_.text(node);
      if (!is_preformatted) {
        std::replace(out.end() - static_cast<std::ptrdiff_t>(tree_.text(node).size()), out.end(),
                     '\n', ' ');
      }
      return;
    }
    is_preformatted = is_preformatted || tag(node) == PageTag::preformatted;
    const bool is_line = begins_line(tag(node));
    if (is_line) out += tag(node) == PageTag::cell ? ' ' : '\n';
    for (Node child = tree_.first_child(node); child != MarkupTree::kNone;
         child = tree_.next_sibling(child)) {
      append_text(child, out, is_preformatted);
    }
    if (is_line) out += tag(node) == PageTag::cell ? ' ' : '\n';
  }

  const MarkupTree& tree_;
  MeasuredPage page_;
  std::vector<double> scores_;  ///< not a number: no vote
  std::vector<Node> candidates_;
};

}  // namespace

std::string main_text(const MarkupTree& page) {
  // Each step trusts the page more. It counts if the one before found next to nothing, or little
  // where this one finds very much more: a short article stays short.
  constexpr double kNothing = 80;
  constexpr double kLittle = 400;
  constexpr double kPlenty = 1500;
  std::string best;
  double characters = 0;
  for (const Suspicion& suspicion :
       {Suspicion{}, Suspicion{false, true, true, true}, Suspicion{false, false, false, false}}) {
    std::string text = PageReader(page, suspicion).read();
    const double found = measure_text(text).text;
    const double wanted = characters < kNothing ? 1 : characters < kLittle ? 3 : 4;
    if (found > wanted * characters) {
      characters = found;
      best = std::move(text);
    }
    if (characters >= kPlenty) break;
  }
  return best;
}

}  // namespace tickerdex
