#include "indexer/source/markup/tree.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>

namespace tickerdex {

MarkupTree::MarkupTree() : arena_(std::make_unique<std::pmr::monotonic_buffer_resource>()) {
  nodes_.emplace_back();
  open_.push_back(kDocument);
}

std::string_view MarkupTree::keep(std::string_view bytes) {
  if (bytes.empty()) return {};
  auto* copy = static_cast<char*>(arena_->allocate(bytes.size(), 1));
  std::memcpy(copy, bytes.data(), bytes.size());
  return {copy, bytes.size()};
}

MarkupTree::Node MarkupTree::add(std::string_view value, bool is_text) {
  const auto node = static_cast<Node>(nodes_.size());
  const Node parent = open_.back();
  Entry entry;
  entry.value = keep(value);
  entry.parent = parent;
  entry.is_text = is_text;
  entry.first_attribute = static_cast<std::uint32_t>(attributes_.size());
  nodes_.push_back(entry);
  Entry& above = nodes_[parent];
  (above.first_child == kNone ? above.first_child : nodes_[above.last_child].next_sibling) = node;
  above.last_child = node;
  return node;
}

MarkupTree::Node MarkupTree::open(std::string_view name) {
  const Node node = add(name, false);
  if (open_.size() < kMaxDepth) {
    open_.push_back(node);
  } else {
    ++deeper_;
  }
  return node;
}

void MarkupTree::add_attribute(std::string_view name, std::string_view value) {
  Entry& entry = nodes_.back();
  if (entry.attributes == std::numeric_limits<std::uint16_t>::max()) return;
  attributes_.push_back({keep(name), keep(value)});
  ++entry.attributes;
}

void MarkupTree::close() {
  if (deeper_ > 0) {
    --deeper_;
  } else if (open_.size() > 1) {
    open_.pop_back();
  }
}

void MarkupTree::add_text(std::string_view text) {
  if (!text.empty()) add(text, true);
}

std::string_view MarkupTree::attribute(Node node, std::string_view name) const {
  const Entry& entry = nodes_[node];
  for (std::size_t i = 0; i < entry.attributes; ++i) {
    const Attribute& attribute = attributes_[entry.first_attribute + i];
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool MarkupTree::has_attribute(Node node, std::string_view name) const {
  const Entry& entry = nodes_[node];
  return std::any_of(attributes_.begin() + entry.first_attribute,
                     attributes_.begin() + entry.first_attribute + entry.attributes,
                     [&](const Attribute& attribute) { return attribute.name == name; });
}

MarkupTree::Node MarkupTree::end_of(Node node) const {
  while (node != kNone) {
    if (nodes_[node].next_sibling != kNone) return nodes_[node].next_sibling;
    node = nodes_[node].parent;
  }
  return static_cast<Node>(nodes_.size());
}

MarkupTree::Node MarkupTree::find(std::string_view name, Node within) const {
  const Node end = end_of(within);
  for (Node node = within + 1; node < end; ++node) {
    if (this->name(node) == name) return node;
  }
  return kNone;
}

std::string MarkupTree::inner_text(Node node, std::size_t max_bytes) const {
  std::string out;
  const Node end = end_of(node);
  for (Node at = node; at < end; ++at) {
    out += text(at);
    if (out.size() > max_bytes) return {};
  }
  return out;
}

}  // namespace tickerdex
