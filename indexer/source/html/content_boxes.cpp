#include "indexer/source/html/content_boxes.h"

#include <vector>

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

bool is_data_table(const MeasuredPage& page, Node table) {
  const MarkupTree& tree = page.tree();
  if (tree.attribute(table, "role") == "presentation") return false;
  std::size_t rows = 0;
  std::size_t cells = 0;
  const Node end = tree.end_of(table);
  for (Node node = table + 1; node < end; ++node) {
    if (page.tag(node) == PageTag::table) return false;
    if (page.tag(node) == PageTag::cell) ++cells;
    if (page.tag(node) != PageTag::table_part) continue;
    if (tree.name(node) == "tr") {
      ++rows;
    } else if (tree.name(node) != "tbody") {
      return true;  // a header or a caption
    }
  }
  const std::size_t columns = rows == 0 ? 0 : cells / rows;
  return rows >= 10 || columns > 4 || rows * columns > 10;
}

// By node, counted from `part`: whether it is in a table of data.
std::vector<bool> find_data_tables(const MeasuredPage& page, Node part) {
  const Node end = page.tree().end_of(part);
  std::vector<bool> inside(end - part);
  for (Node node = part; node < end; ++node) {
    if (node > part) inside[node - part] = inside[page.tree().parent(node) - part];
    if (page.tag(node) == PageTag::table && !page.is_left_out(node)) {
      inside[node - part] = is_data_table(page, node);
    }
  }
  return inside;
}

bool may_be_box(PageTag tag) {
  return tag == PageTag::table || tag == PageTag::list || tag == PageTag::division ||
         tag == PageTag::section;
}

bool is_box(const MeasuredPage& page, Node node, bool in_data_table) {
  const Measure& held = page.measure(node);
  const MarkupTree& tree = page.tree();
  constexpr double kLongForm = 2000;  // some sites put the whole page into one
  constexpr double kShortBox = 500;
  if (page.tag(node) == PageTag::box) {
    return !(tree.name(node) == "form" && held.text > kLongForm);
  }
  if (held.text < kShortBox && is_named_sharing(tree, node)) return true;
  if (page.tag(node) == PageTag::heading) return weight_of_names(tree, node) < 0;
  if (!page.suspicion().of_boxes || in_data_table || !may_be_box(page.tag(node))) return false;
  const int weight = weight_of_names(tree, node);
  if (weight < 0) return true;
  if (held.commas >= 10) return false;
  const bool in_figure = page.is_in_figure(node);
  const bool is_list = page.tag(node) == PageTag::list || held.lists > .9F * held.text;
  const double density = held.link_density();
  return (!in_figure && held.images > 1 && 2 * held.paragraphs < held.images) ||
         (!is_list && held.items > held.paragraphs + 100) || held.inputs > held.paragraphs / 3 ||
         (!is_list && !in_figure && held.headings < .9F * held.text && held.text < 25 &&
          (held.images == 0 || held.images > 2)) ||
         (!is_list && weight < 25 && density > .2) || (weight >= 25 && density > .5);
}

}  // namespace

void leave_out_boxes(MeasuredPage& page, Node part) {
  const std::vector<bool> in_data_table = find_data_tables(page, part);
  page.measure_again(part,
                     [&](Node node) { return is_box(page, node, in_data_table[node - part]); });
}

}  // namespace tickerdex
