#include "indexer/source/html/measured_page.h"

namespace tickerdex {

void Measure::add(const Measure& child) {
  text += child.text;
  links += child.links;
  headings += child.headings;
  lists += child.lists;
  commas += child.commas;
  paragraphs += child.paragraphs;
  images += child.images;
  items += child.items;
  inputs += child.inputs;
  has_block = has_block || child.has_block;
}

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

MeasuredPage::MeasuredPage(const MarkupTree& page, const Suspicion& suspicion)
    : page_(page),
      suspicion_(suspicion),
      tags_(page.size()),
      left_out_(page.size()),
      in_figure_(page.size()),
      links_(page.size()),
      measures_(page.size()) {
  for (Node node = 1; node < page_.size(); ++node) tags_[node] = tag_of(page_.name(node));
  find_what_is_shown();
  find_links_and_figures();
  measure_again(MarkupTree::kDocument, [](Node) { return false; });
}

void MeasuredPage::find_what_is_shown() {
  std::vector<bool> in_table(page_.size());
  for (Node node = 1; node < page_.size(); ++node) {
    const Node parent = page_.parent(node);
    left_out_[node] = left_out_[parent];
    in_table[node] = in_table[parent];
    if (page_.is_text(node)) continue;
    if (tag(node) == PageTag::table || page_.name(node) == "code") in_table[node] = true;
    if (left_out_[node]) continue;
    left_out_[node] = tag(node) == PageTag::invisible || is_hidden(page_, node) ||
                      (!in_table[node] && is_suspect(node));
  }
}

bool MeasuredPage::is_suspect(Node node) const {
  const bool is_frame = tag(node) == PageTag::body || tag(node) == PageTag::article ||
                        tag(node) == PageTag::link || page_.name(node) == "html";
  return !is_frame && ((suspicion_.of_names && is_named_aside(page_, node)) ||
                       (suspicion_.of_comments && is_named_comments(page_, node)));
}

void MeasuredPage::find_links_and_figures() {
  for (Node node = 1; node < page_.size(); ++node) {
    const Node parent = page_.parent(node);
    in_figure_[node] = in_figure_[parent] || tag(parent) == PageTag::figure;
    links_[node] = links_[parent];
    if (tag(node) == PageTag::link && links_[node] == Link::none) {
      const bool is_within_page = page_.attribute(node, "href").starts_with("#");
      links_[node] = is_within_page ? Link::within_page : Link::elsewhere;
    }
  }
}

// Children come behind their parents, so one walk from the end adds everything up.
void MeasuredPage::measure_again(Node part, const std::function<bool(Node)>& is_aside) {
  const Node end = page_.end_of(part);
  for (Node node = part; node < end; ++node) measures_[node] = {};
  for (Node node = end; node-- > part;) {
    if (left_out_[node]) continue;
    measures_[node] = own_measure(node, measures_[node]);
    if (node == part) continue;
    if (!page_.is_text(node) && is_aside(node)) {
      leave_out(node);
    } else {
      measures_[page_.parent(node)].add(seen_from_above(node));
    }
  }
}

// What was left out before is passed over, so that nested boxes are marked once.
void MeasuredPage::leave_out(Node node) {
  left_out_[node] = true;
  const Node end = page_.end_of(node);
  for (Node below = node + 1; below < end;) {
    const bool is_done = left_out_[below] && !page_.is_text(below);
    left_out_[below] = true;
    below = is_done ? page_.end_of(below) : below + 1;
  }
}

Measure MeasuredPage::own_measure(Node node, Measure below) const {
  if (page_.is_text(node)) {
    constexpr float kWithinPage = .3F;
    Measure measure = measure_text(page_.text(node));
    if (links_[node] == Link::elsewhere) measure.links = measure.text;
    if (links_[node] == Link::within_page) measure.links = measure.text * kWithinPage;
    return measure;
  }
  if (tag(node) == PageTag::heading) below.headings = below.text;
  if (tag(node) == PageTag::list) below.lists = below.text;
  return below;
}

// With the element itself.
Measure MeasuredPage::seen_from_above(Node node) const {
  Measure sum = measures_[node];
  if (page_.is_text(node)) return sum;
  const PageTag kind = tag(node);
  sum.paragraphs += kind == PageTag::paragraph;
  sum.images += kind == PageTag::image;
  sum.items += kind == PageTag::item;
  sum.inputs += kind == PageTag::input;
  sum.has_block =
      sum.has_block || (begins_line(kind) && kind != PageTag::line_break) || kind == PageTag::image;
  return sum;
}

}  // namespace tickerdex
