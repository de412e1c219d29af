#include "indexer/source/wire/newsml_format.h"

#include "indexer/source/charset.h"
#include "indexer/source/markup/parse_xml.h"
#include "indexer/source/markup/split_xml.h"
#include "indexer/source/markup/xml_record.h"
#include "indexer/source/wire/newsml_1.h"
#include "indexer/source/wire/newsml_g2.h"
#include "indexer/source/wire/nitf.h"
#include "indexer/source/wire/wire_fields.h"

namespace tickerdex {
namespace {

// Who sent the message, for items that do not say it.
void read_envelope(const XmlFrame& frame) {
  const MarkupTree tree = parse_xml(frame.surroundings).tree;
  for (const std::string_view name : {"newsservice", "provider", "sender"}) {
    const auto node = tree.find(name);
    if (node == MarkupTree::kNone) continue;
    set_if_empty(frame.facts.shared.source, one_line(tree.attribute(node, "formalname")));
    set_if_empty(frame.facts.shared.source, one_line(tree.inner_text(node)));
  }
}

}  // namespace

Likeness looks_like_newsml(std::string_view text) {
  if (!text.starts_with('<')) return Likeness::none;
  const std::string root = xml_root(text);
  const bool is_news =
      root == "newsitem" || root == "newsmessage" || root == "newsml" || root == "nitf";
  return is_news ? Likeness::certain : Likeness::none;
}

void split_newsml(SplitJob& job) {
  split_xml(job, {[](std::string_view name) { return name == "newsitem" || name == "nitf"; },
                  [](std::string_view) { return false; }, read_envelope});
}

std::variant<RawArticle, Rejected> parse_newsml(const Record& record, const KeyMap&) {
  const XmlRecord parsed = parse_xml_record(record);
  if (!parsed.problem.empty()) return Rejected{"invalid XML", parsed.problem, record.place};
  const MarkupTree& tree = parsed.tree;
  RawArticle raw;
  if (tree.name(parsed.element) == "nitf") {
    read_nitf(tree, parsed.element, raw);
  } else if (tree.find("newscomponent", parsed.element) < tree.end_of(parsed.element)) {
    read_newsml_1(tree, parsed.element, raw);
  } else {
    read_newsml_g2(tree, parsed.element, raw);
  }
  raw.body = without_title_line(std::move(raw.body), raw.title);
  clean_controls(raw.body);
  raw.is_plain_text = true;
  set_if_empty(raw.source, parsed.document->shared.source);
  if (raw.title.empty() && is_blank(raw.body)) {
    return Rejected{std::string(kReasonNoText), "a news item", record.place};
  }
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex
