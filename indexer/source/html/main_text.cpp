#include "indexer/source/html/main_text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <vector>

#include "indexer/source/html/page_names.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

/// How much of a page is taken for something other than the text.
struct Suspicion {
  bool of_names = true;     ///< boxes named "sidebar" and the like are left out at once
  bool of_comments = true;  ///< those of readers' comments
  bool weighs_names = true;
  bool of_boxes = true;  ///< boxes of links in the text are left out
};


// What a subtree holds, in characters and numbers of elements.
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
  std::uint32_t rows = 0;
  std::uint32_t cells = 0;
  std::uint32_t headers = 0;  ///< of tables: "th", "caption", "thead"
  bool has_block = false;     ///< below it
  bool has_table = false;     ///< below it

  double link_density() const { return text == 0 ? 0 : static_cast<double>(links / text); }

  void add(const Measure& child) {
    text += child.text;
    links += child.links;
    headings += child.headings;
    lists += child.lists;
    commas += child.commas;
    paragraphs += child.paragraphs;
    images += child.images;
    items += child.items;
    inputs += child.inputs;
    rows += child.rows;
    cells += child.cells;
    headers += child.headers;
    has_block = has_block || child.has_block;
    has_table = has_table || child.has_table;
  }
};

// Characters but white space that repeats, and commas of any script.
Measure measure_text(std::string_view text) {
  Measure measure;
  bool space = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte <= ' ') {
      if (!space) ++measure.text;
      space = true;
      continue;
    }
    space = false;
    if ((byte & 0xC0) != 0x80) ++measure.text;
    if (byte == ',') ++measure.commas;
    const std::string_view three = text.substr(i, 3);
    if (three == "、" || three == "。" || three == "，") ++measure.commas;
  }
  return measure;
}

class PageReader {
 public:
  PageReader(const MarkupTree& page, const Suspicion& suspicion)
      : page_(page), suspicion_(suspicion), tags_(page.size()), left_out_(page.size()),
        in_figure_(page.size()), links_(page.size()), measures_(page.size()), scores_(page.size(), std::nan("")) {}

  std::string read() {
    classify();
    measure_all();
    vote();
    const Node best = best_element();
    std::string out;
    for (const Node part : with_siblings(best)) {
      clean(part);
      append_text(part, out);
      out += '\n';
    }
    return out;
  }

 private:
  enum class Link : std::uint8_t { none, elsewhere, within_page };
  float share_of_link(Node node) const {
    return links_[node] == Link::none ? 0 : links_[node] == Link::elsewhere ? 1.0F : .3F;
  }
  PageTag tag(Node node) const { return tags_[node]; }
  const Measure& measure(Node node) const { return measures_[node]; }
  bool is_element(Node node) const { return node != MarkupTree::kDocument && !page_.is_text(node); }
  bool has_score(Node node) const { return !std::isnan(scores_[node]); }

  // Marks what is not shown or named for something else, with all below it.
  void classify() {
    for (Node node = 1; node < page_.size(); ++node) tags_[node] = tag_of(page_.name(node));
    std::vector<bool> in_table(page_.size());
    for (Node node = 1; node < page_.size(); ++node) {
      const Node parent = page_.parent(node);
      left_out_[node] = left_out_[parent];
      in_table[node] = in_table[parent];
      if (page_.is_text(node)) continue;
      if (tag(node) == PageTag::table || page_.name(node) == "code") in_table[node] = true;
      if (left_out_[node]) continue;
      left_out_[node] = tag(node) == PageTag::invisible || is_hidden(page_, node) ||
                        (may_be_aside(node) && !in_table[node] && is_suspect(node));
    }
  }
  bool is_suspect(Node node) const {
    return (suspicion_.of_names && is_named_aside(page_, node)) ||
           (suspicion_.of_comments && is_named_comments(page_, node));
  }
  bool may_be_aside(Node node) const {
    return tag(node) != PageTag::body && tag(node) != PageTag::article &&
           tag(node) != PageTag::link && page_.name(node) != "html";
  }

  // Children come behind their parents, so one walk from the end adds everything up.
  void measure_all() {
    for (Node node = 1; node < page_.size(); ++node) {
      const Node parent = page_.parent(node);
      in_figure_[node] = in_figure_[parent] || tag(parent) == PageTag::figure;
      links_[node] = links_[parent];
      if (tag(node) == PageTag::link && links_[node] == Link::none) {
        const bool is_within_page = page_.attribute(node, "href").starts_with("#");
        links_[node] = is_within_page ? Link::within_page : Link::elsewhere;
      }
    }
    for (Node node = static_cast<Node>(page_.size()); node-- > 1;) {
      if (left_out_[node]) continue;
      if (page_.is_text(node)) {
        measures_[node] = measure_text(page_.text(node));
        measures_[node].links = measures_[node].text * share_of_link(node);
      } else {
        finish_measure(node);
      }
      measures_[page_.parent(node)].add(upward(node));
    }
  }
  // What the elements above see of it, itself included.
  Measure upward(Node node) const {
    Measure sum = measures_[node];
    if (page_.is_text(node)) return sum;
    const PageTag kind = tag(node);
    sum.paragraphs += kind == PageTag::paragraph;
    sum.images += kind == PageTag::image;
    sum.items += kind == PageTag::item;
    sum.inputs += kind == PageTag::input;
    sum.cells += kind == PageTag::cell;
    sum.has_table = sum.has_table || kind == PageTag::table;
    if (kind == PageTag::table_part) (page_.name(node) == "tr" ? sum.rows : sum.headers) += 1;
    sum.has_block = sum.has_block || (begins_line(kind) && kind != PageTag::line_break) ||
                    kind == PageTag::image;
    return sum;
  }
  void finish_measure(Node node) {
    if (tag(node) == PageTag::heading) measures_[node].headings = measures_[node].text;
    if (tag(node) == PageTag::list) measures_[node].lists = measures_[node].text;
  }

  // Paragraphs give points to what holds them, less with each level.
  void vote() {
    constexpr double kShortest = 25;
    constexpr int kLevels = 5;
    for (Node node = 1; node < page_.size(); ++node) {
      if (left_out_[node] || page_.is_text(node) || !votes(node)) continue;
      const Measure& held = measure(node);
      if (held.text < kShortest) continue;
      const double points =
          2.0 + held.commas + std::min(std::floor(double{held.text} / 100), 3.0);
      Node above = page_.parent(node);
      for (int level = 0; level < kLevels && is_element(above) && page_.name(above) != "html";
           ++level, above = page_.parent(above)) {
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
        return page_.name(node) != "h1";
      case PageTag::division:
        return !measure(node).has_block;
      default:
        return false;
    }
  }
  double first_score(Node node) const {
    const double names = suspicion_.weighs_names ? weight_of_names(page_, node) : 0;
    switch (tag(node)) {
      case PageTag::division: return names + 5;
      case PageTag::preformatted:
      case PageTag::cell:
      case PageTag::quote: return names + 3;
      case PageTag::list:
      case PageTag::item:
      case PageTag::definition:
      case PageTag::box: return names - 3;
      case PageTag::heading: return names - 5;
      default: return names;
    }
  }

  double score_or_names(Node node) const {
    return has_score(node) ? scores_[node] : weight_of_names(page_, node);
  }

  Node body() const {
    const Node found = page_.find("body");
    return found == MarkupTree::kNone ? MarkupTree::kDocument : found;
  }
  bool is_below_body(Node node) const { return is_element(node) && tag(node) != PageTag::body && page_.name(node) != "html"; }

  Node best_element() const {
    const auto best = std::ranges::max_element(candidates_, {}, [&](Node n) { return scores_[n]; });
    if (best == candidates_.end() || !is_below_body(*best)) return body();
    Node top = common_ancestor(*best);
    // A better one may stand above, as long as the way there is not much worse.
    double last = score_or_names(top);
    const double floor = last / 3;
    for (Node above = page_.parent(top); is_below_body(above); above = page_.parent(above)) {
      if (!has_score(above)) continue;
      if (scores_[above] < floor) break;
      if (scores_[above] > last) {
        top = above;
        break;
      }
      last = scores_[above];
    }
    // An only child stands for its parent, whose siblings may belong to it.
    while (is_below_body(page_.parent(top)) && is_only_child(top)) top = page_.parent(top);
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
    for (Node above = page_.parent(best); is_below_body(above); above = page_.parent(above)) {
      const Node end = page_.end_of(above);
      const auto held = std::ranges::count_if(
          rivals, [&](Node rival) { return rival > above && rival < end; });
      if (static_cast<std::size_t>(held) >= kRivals) return above;
    }
    return best;
  }
  bool is_only_child(Node node) const {
    for (Node child = page_.first_child(page_.parent(node)); child != MarkupTree::kNone;
         child = page_.next_sibling(child)) {
      if (child != node && is_element(child) && !left_out_[child]) return false;
    }
    return true;
  }

  std::vector<Node> with_siblings(Node best) const {
    if (!is_below_body(best)) return {best};
    const double threshold = std::max(10.0, score_or_names(best) * .2);
    const std::string_view name = page_.attribute(best, "class");
    std::vector<Node> parts;
    for (Node node = page_.first_child(page_.parent(best)); node != MarkupTree::kNone;
         node = page_.next_sibling(node)) {
      if (!is_element(node) || left_out_[node]) continue;
      const bool is_alike = !name.empty() && page_.attribute(node, "class") == name;
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
    const std::string text = page_.inner_text(node);
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return text.find(". ") != std::string::npos ||
           (last != std::string::npos && text[last] == '.');
  }

  // Leaves boxes out of a part, the innermost first, so that the outer ones are judged without
  // them.
  void clean(Node part) {
    const Node end = page_.end_of(part);
    for (Node node = part; node < end; ++node) measures_[node] = {};
    std::vector<bool> in_data_table = mark_data_tables(part, end);
    for (Node node = end; node-- > part;) {
      if (left_out_[node]) continue;
      if (page_.is_text(node)) {
        measures_[node] = measure_text(page_.text(node));
        measures_[node].links = measures_[node].text * share_of_link(node);
      } else {
        finish_measure(node);
        if (node != part && is_box(node, in_data_table[node - part])) {
          left_out_[node] = true;
          leave_out_below(node);
          continue;
        }
      }
      if (node != part) measures_[page_.parent(node)].add(upward(node));
    }
  }
  // What was left out before is passed over, so that nested boxes are marked once.
  void leave_out_below(Node node) {
    const Node end = page_.end_of(node);
    for (Node below = node + 1; below < end;) {
      const bool is_done = left_out_[below] && !page_.is_text(below);
      left_out_[below] = true;
      below = is_done ? page_.end_of(below) : below + 1;
    }
  }
  // Tables of data are kept; tables that only place things are boxes like others.
  std::vector<bool> mark_data_tables(Node part, Node end) const {
    std::vector<bool> inside(end - part);
    for (Node node = part; node < end; ++node) {
      if (node > part) inside[node - part] = inside[page_.parent(node) - part];
      if (tag(node) == PageTag::table && !left_out_[node]) inside[node - part] = is_data(node);
    }
    return inside;
  }
  bool is_data(Node table) const {
    if (page_.attribute(table, "role") == "presentation") return false;
    std::size_t rows = 0;
    std::size_t cells = 0;
    const Node end = page_.end_of(table);
    for (Node node = table + 1; node < end; ++node) {
      if (tag(node) == PageTag::table) return false;
      if (tag(node) == PageTag::cell) ++cells;
      if (tag(node) != PageTag::table_part) continue;
      if (page_.name(node) == "tr") {
        ++rows;
      } else if (page_.name(node) != "tbody") {
        return true;  // a header or a caption
      }
    }
    const std::size_t columns = rows == 0 ? 0 : cells / rows;
    return rows >= 10 || columns > 4 || rows * columns > 10;
  }

  bool is_box(Node node, bool in_data_table) const {
    const Measure& held = measure(node);
    constexpr double kLongForm = 2000;  // some sites put the whole page into one
    constexpr double kShortBox = 500;
    if (tag(node) == PageTag::box) {
      return !(page_.name(node) == "form" && held.text > kLongForm);
    }
    if (held.text < kShortBox && is_named_sharing(page_, node)) return true;
    if (tag(node) == PageTag::heading) return weight_of_names(page_, node) < 0;
    if (!suspicion_.of_boxes || in_data_table) return false;
    const bool may_be = tag(node) == PageTag::table || tag(node) == PageTag::list ||
                        tag(node) == PageTag::division || tag(node) == PageTag::section;
    if (!may_be) return false;
    const int weight = weight_of_names(page_, node);
    if (weight < 0) return true;
    if (held.commas >= 10) return false;
    const bool in_figure = in_figure_[node];
    const bool is_list = tag(node) == PageTag::list || held.lists > .9F * held.text;
    const double density = held.link_density();
    return (!in_figure && held.images > 1 && 2 * held.paragraphs < held.images) ||
           (!is_list && held.items > held.paragraphs + 100) ||
           held.inputs > held.paragraphs / 3 ||
           (!is_list && !in_figure && held.headings < .9F * held.text && held.text < 25 &&
            (held.images == 0 || held.images > 2)) ||
           (!is_list && weight < 25 && density > .2) || (weight >= 25 && density > .5);
  }

  void append_text(Node node, std::string& out) const {
    if (left_out_[node]) return;
    if (page_.is_text(node)) {
      out += page_.text(node);
      return;
    }
    const bool is_line = begins_line(tag(node));
    if (is_line) out += tag(node) == PageTag::cell ? ' ' : '\n';
    for (Node child = page_.first_child(node); child != MarkupTree::kNone;
         child = page_.next_sibling(child)) {
      append_text(child, out);
    }
    if (is_line) out += tag(node) == PageTag::cell ? ' ' : '\n';
  }

  const MarkupTree& page_;
  Suspicion suspicion_;
  std::vector<PageTag> tags_;
  std::vector<bool> left_out_;
  std::vector<bool> in_figure_;
  std::vector<Link> links_;
  std::vector<Measure> measures_;
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
  for (const Suspicion& suspicion : {Suspicion{}, Suspicion{false, true, true, true},
                                     Suspicion{false, false, false, false}}) {
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
