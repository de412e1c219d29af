// A parsed HTML or XML document as a tree of elements and texts.
//
//   <p class="lead">Oil <b>rises</b></p>    element p { text "Oil ", element b { text "rises" } }
//
// Nodes are numbers in document order; 0 is the document itself. Names are in lower case for HTML.
// All text is valid UTF-8, with entities resolved. No document is nested deeper than kMaxDepth:
// what lies below becomes a child of the last element that fits, so that recursion over the tree
// is bounded. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

class MarkupTree {
 public:
  using Node = std::uint32_t;
  static constexpr Node kDocument = 0;
  static constexpr Node kNone = ~Node{0};
  static constexpr std::size_t kMaxDepth = 400;

  struct Attribute {
    std::string_view name;
    std::string_view value;
  };

  MarkupTree();
  MarkupTree(MarkupTree&&) = default;
  MarkupTree& operator=(MarkupTree&&) = default;

  bool is_text(Node node) const { return nodes_[node].is_text; }
  /// Of an element; empty for texts and the document.
  std::string_view name(Node node) const {
    return nodes_[node].is_text ? std::string_view() : nodes_[node].value;
  }
  /// Of a text node; empty for others.
  std::string_view text(Node node) const {
    return nodes_[node].is_text ? nodes_[node].value : std::string_view();
  }
  Node parent(Node node) const { return nodes_[node].parent; }
  Node first_child(Node node) const { return nodes_[node].first_child; }
  Node next_sibling(Node node) const { return nodes_[node].next_sibling; }
  std::size_t size() const { return nodes_.size(); }
  /// The value of an attribute; empty if there is none.
  std::string_view attribute(Node node, std::string_view name) const;
  bool has_attribute(Node node, std::string_view name) const;

  /// Behind the last descendant of `node`: [node, end_of(node)) is the subtree.
  Node end_of(Node node) const;
  /// The first element of that name in the subtree, kNone if there is none.
  Node find(std::string_view name, Node within = kDocument) const;
  /// The text of the subtree as it stands; nothing if it is longer than `max_bytes`.
  std::string inner_text(Node node, std::size_t max_bytes = ~std::size_t{0}) const;

  // For parsers: a tree grows at its end.
  Node open(std::string_view name);
  void add_attribute(std::string_view name, std::string_view value);  ///< of the last open()
  void close();
  void add_text(std::string_view text);

 private:
  struct Entry {
    std::string_view value;
    Node parent = kNone;
    Node first_child = kNone;
    Node last_child = kNone;
    Node next_sibling = kNone;
    std::uint32_t first_attribute = 0;
    std::uint16_t attributes = 0;
    bool is_text = false;
  };

  Node add(std::string_view value, bool is_text);
  std::string_view keep(std::string_view bytes);

  std::unique_ptr<std::pmr::monotonic_buffer_resource> arena_;
  std::vector<Entry> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<Node> open_;         ///< from the document to where the parser is
  std::size_t deeper_ = 0;         ///< elements open below kMaxDepth
};

}  // namespace tickerdex
