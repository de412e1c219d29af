#include "indexer/source/wire/newsml_g2.h"

#include <map>
#include <string>
#include <string_view>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"
#include "indexer/source/feed/web_address.h"
#include "indexer/source/html/fragment_text.h"
#include "indexer/source/wire/nitf.h"
#include "indexer/source/wire/wire_fields.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

constexpr Node kNone = MarkupTree::kNone;

// "XTSE" of "mic:XTSE".
std::string code_of(std::string_view qcode) {
  return std::string(qcode.substr(qcode.find(':') + 1));
}

class ItemReader {
 public:
  ItemReader(const MarkupTree& tree, Node item, RawArticle& raw)
      : tree_(tree), item_(item), raw_(raw) {}

  void read() {
    raw_.id = one_line(tree_.attribute(item_, "guid"));
    const std::string scheme = ascii_lower(scheme_of(raw_.id));
    if (scheme == "http" || scheme == "https") raw_.url = raw_.id;
    name_assertions();
    read_content_meta();
    read_item_meta();
    read_instruments();
    read_content();
    if (raw_.language.empty()) raw_.language = one_line(tree_.attribute(item_, "xml:lang"));
  }

 private:
  Node child(Node parent, std::string_view name) const {
    if (parent == kNone) return kNone;
    for (Node node = tree_.first_child(parent); node != kNone; node = tree_.next_sibling(node)) {
      if (tree_.name(node) == name) return node;
    }
    return kNone;
  }
  std::string line_of(Node parent, std::string_view name) const {
    const Node node = child(parent, name);
    return node == kNone ? std::string() : one_line(fragment_text(tree_, node));
  }
  std::string name_at(Node node) const { return line_of(node, "name"); }

  // <assert qcode="…"><name>…</name></assert>: what codes and literals of the item are called.
  void name_assertions() {
    for (Node node = tree_.first_child(item_); node != kNone; node = tree_.next_sibling(node)) {
      if (tree_.name(node) != "assert") continue;
      for (const std::string_view key : {"qcode", "uri", "literal"}) {
        const std::string_view code = tree_.attribute(node, key);
        if (!code.empty()) names_.emplace(code, name_at(node));
      }
    }
  }
  std::string named(Node node) const {
    if (std::string name = name_at(node); !name.empty()) return name;
    for (const std::string_view key : {"qcode", "uri", "literal"}) {
      const auto found = names_.find(tree_.attribute(node, key));
      if (found != names_.end() && !found->second.empty()) return found->second;
    }
    return one_line(tree_.attribute(node, "literal"));
  }

  void read_content_meta() {
    const Node meta = child(item_, "contentmeta");
    if (meta == kNone) return;
    set_if_empty(raw_.title, line_of(meta, "headline"));
    set_if_empty(raw_.author, line_of(meta, "by"));
    set_if_empty(raw_.dateline, line_of(meta, "dateline"));
    description_ = child(meta, "description");
    for (Node node = tree_.first_child(meta); node != kNone; node = tree_.next_sibling(node)) {
      const std::string_view name = tree_.name(node);
      if (name == "subject") {
        read_subject(node);
      } else if (name == "creator") {
        creator_ = named(node);
      } else if (name == "infosource") {
        set_if_empty(raw_.source, named(node));
      } else if (name == "language") {
        set_if_empty(raw_.language, one_line(tree_.attribute(node, "tag")));
      } else if (name == "keyword") {
        add_unique(raw_.topics, one_line(tree_.inner_text(node)));
      } else if (name == "contentcreated") {
        content_created_ = one_line(tree_.inner_text(node));
      }
    }
    set_if_empty(raw_.author, creator_);
    set_if_empty(raw_.source, line_of(meta, "creditline"));
  }

  void read_subject(Node node) {
    const std::string qcode = one_line(tree_.attribute(node, "qcode"));
    // Reuters codes of companies: R:BABA.N
    if (qcode.starts_with("R:") || ascii_lower(qcode).starts_with("ric:")) {
      add_ticker(raw_, code_of(qcode), {});
    }
    std::string topic = named(node);
    if (topic.empty()) return;
    const std::string type = ascii_lower(code_of(tree_.attribute(node, "type")));
    const std::string_view kind = type == "person"                          ? "person:"
                                  : type == "geoarea" || type == "poi"      ? "place:"
                                  : type == "organisation" || type == "org" ? "org:"
                                                                            : "";
    add_unique(raw_.topics, std::string(kind) + topic);
  }

  void read_item_meta() {
    const Node meta = child(item_, "itemmeta");
    set_if_empty(raw_.published, line_of(meta, "firstcreated"));
    set_if_empty(raw_.published, content_created_);
    set_if_empty(raw_.published, line_of(meta, "versioncreated"));
    set_if_empty(raw_.title, line_of(meta, "title"));
    if (const Node provider = child(meta, "provider"); provider != kNone) {
      set_if_empty(raw_.source, named(provider));
      set_if_empty(raw_.source, code_of(tree_.attribute(provider, "qcode")));
    }
  }

  // <hasInstrument symbol="AWG" market="mic:XTSE" marketlabel="TSX"/>
  void read_instruments() {
    for (Node node = item_; node < tree_.end_of(item_); ++node) {
      if (tree_.name(node) != "hasinstrument") continue;
      const std::string market = code_of(tree_.attribute(node, "market"));
      const std::string_view label = tree_.attribute(node, "marketlabel");
      add_ticker(raw_, tree_.attribute(node, "symbol"),
                 market.empty() ? label : std::string_view(market));
    }
  }

  void read_content() {
    const Node set = child(item_, "contentset");
    for (Node node = set == kNone ? kNone : tree_.first_child(set);
         node != kNone && is_blank(raw_.body); node = tree_.next_sibling(node)) {
      const std::string_view name = tree_.name(node);
      if (name == "inlinexml") {
        read_inline(node);
      } else if (name == "inlinedata") {
        const std::string text = tree_.inner_text(node);
        raw_.body = has_markup(text) ? html_to_text(text) : text;
      }
    }
    if (is_blank(raw_.body) && description_ != kNone)
      raw_.body = fragment_text(tree_, description_);
  }
  void read_inline(Node node) {
    const Node end = tree_.end_of(node);
    if (const Node nitf = tree_.find("nitf", node); nitf < end) return read_nitf(tree_, nitf, raw_);
    const Node body = tree_.find("body", node);
    raw_.body = fragment_text(tree_, body < end ? body : node);
  }

  const MarkupTree& tree_;
  Node item_;
  RawArticle& raw_;
  std::map<std::string, std::string, std::less<>> names_;
  std::string creator_;
  std::string content_created_;
  Node description_ = kNone;
};

}  // namespace

void read_newsml_g2(const MarkupTree& tree, Node item, RawArticle& raw) {
  ItemReader(tree, item, raw).read();
}

}  // namespace tickerdex
