#include "indexer/source/wire/newsml_1.h"

#include <string>
#include <string_view>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"
#include "indexer/source/html/fragment_text.h"
#include "indexer/source/wire/nitf.h"
#include "indexer/source/wire/wire_fields.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

constexpr Node kNone = MarkupTree::kNone;

class ItemReader {
 public:
  ItemReader(const MarkupTree& tree, Node item, RawArticle& raw)
      : tree_(tree), item_(item), end_(tree.end_of(item)), raw_(raw) {}

  void read() {
    for (Node node = item_; node < end_; ++node) read_element(node, tree_.name(node));
    if (main_ != kNone) read_content(main_);
    raw_.body = trimmed(std::string(raw_.body));
  }

 private:
  std::string text_of(Node node) const { return one_line(tree_.inner_text(node)); }
  std::string formal_name(Node node) const { return one_line(tree_.attribute(node, "formalname")); }

  void read_element(Node node, std::string_view name) {
    if (name == "publicidentifier") {
      set_if_empty(raw_.id, text_of(node));
    } else if (name == "firstcreated") {
      raw_.published = text_of(node);
    } else if (name == "thisrevisioncreated") {
      set_if_empty(raw_.published, text_of(node));
    } else if (name == "headline") {
      set_if_empty(raw_.title, text_of(node));
    } else if (name == "byline") {
      set_if_empty(raw_.author, text_of(node));
    } else if (name == "dateline") {
      set_if_empty(raw_.dateline, text_of(node));
    } else if (name == "keywordline") {
      add_unique(raw_.topics, text_of(node));
    } else if (name == "language") {
      set_if_empty(raw_.language, formal_name(node));
    } else if (name == "provider") {
      if (const Node party = tree_.find("party", node); party < tree_.end_of(node)) {
        set_if_empty(raw_.source, formal_name(party));
      }
    } else if (name == "subject" || name == "subjectmatter" || name == "subjectdetail") {
      add_unique(raw_.topics, formal_name(node));
    } else if (name == "property") {
      read_property(node);
    } else if (name == "datacontent") {
      read_data(node);
    }
  }

  // <Property FormalName="Ticker Symbol" Value="DIN"/> beside one of "Exchange".
  void read_property(Node node) {
    const std::string name = ascii_lower(formal_name(node));
    const std::string value = one_line(tree_.attribute(node, "value"));
    if (name.find("keyword") != std::string::npos) return add_unique(raw_.topics, value);
    if (name.find("ticker") == std::string::npos) return;
    std::string_view market;
    for (Node other = tree_.first_child(tree_.parent(node)); other != kNone;
         other = tree_.next_sibling(other)) {
      const std::string kind = ascii_lower(formal_name(other));
      if (kind == "exchange" || kind == "market") market = tree_.attribute(other, "value");
    }
    add_ticker(raw_, value, market);
  }

  // The role of the component that a text is in.
  std::string role_of(Node node) const {
    for (; node != kNone && node > item_; node = tree_.parent(node)) {
      for (Node child = tree_.first_child(node); child != kNone;
           child = tree_.next_sibling(child)) {
        if (tree_.name(child) == "role") return ascii_lower(formal_name(child));
      }
    }
    return {};
  }
  void read_data(Node node) {
    const std::string role = role_of(node);
    for (const std::string_view other :
         {"stylesheet", "contact", "headline", "logo", "caption", "photo", "summary"}) {
      if (role.find(other) != std::string::npos) return;
    }
    const bool is_main =
        role.find("body") != std::string::npos || role.find("main") != std::string::npos;
    const std::size_t size = tree_.inner_text(node).size() + (is_main ? std::size_t{1} << 30 : 0);
    if (size <= main_size_) return;
    main_ = node;
    main_size_ = size;
  }

  void read_content(Node data) {
    const Node end = tree_.end_of(data);
    if (const Node nitf = tree_.find("nitf", data); nitf < end) return read_nitf(tree_, nitf, raw_);
    if (tree_.first_child(data) + 1 == end) {
      const std::string text = tree_.inner_text(data);
      raw_.body = has_markup(text) ? html_to_text(text) : text;
      return;
    }
    const Node body = tree_.find("body", data);
    raw_.body = fragment_text(tree_, body < end ? body : data);
  }

  const MarkupTree& tree_;
  Node item_;
  Node end_;
  RawArticle& raw_;
  Node main_ = kNone;  ///< the content that is the article's text
  std::size_t main_size_ = 0;
};

}  // namespace

void read_newsml_1(const MarkupTree& tree, Node item, RawArticle& raw) {
  ItemReader(tree, item, raw).read();
}

}  // namespace tickerdex
