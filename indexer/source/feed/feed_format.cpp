#include "indexer/source/feed/feed_format.h"

#include "indexer/source/charset.h"
#include "indexer/source/feed/feed_item.h"
#include "indexer/source/markup/parse_xml.h"
#include "indexer/source/markup/split_xml.h"
#include "indexer/source/markup/xml_record.h"

namespace tickerdex {

Likeness looks_like_feed(std::string_view text) {
  if (!text.starts_with('<')) return Likeness::none;
  const std::string root = xml_root(text);
  const auto says = [&](std::string_view words) {
    return text.find(words) != std::string_view::npos;
  };
  const bool is_feed =
      root == "rss" || root == "feed" || root == "channel" ||
      (root == "rdf" && (says("purl.org/rss/") || says("netscape.com/rdf/") || says("<item"))) ||
      (root == "entry" && says("Atom"));
  return is_feed ? Likeness::certain : Likeness::none;
}

void split_feed(SplitJob& job) {
  split_xml(job, {[](std::string_view name) { return name == "item" || name == "entry"; },
                  [](std::string_view name) { return name == "entry"; },
                  [](const XmlFrame& frame) {
                    read_feed_facts(parse_xml(frame.surroundings).tree, frame.facts);
                  }});
}

std::variant<RawArticle, Rejected> parse_feed_item(const Record& record, const KeyMap&) {
  const XmlRecord parsed = parse_xml_record(record);
  if (!parsed.problem.empty()) return Rejected{"invalid XML", parsed.problem, record.place};
  RawArticle raw = read_feed_item(parsed.tree, parsed.element, *parsed.document);
  if (raw.title.empty() && is_blank(raw.body)) {
    return Rejected{std::string(kReasonNoText), "an item of a feed", record.place};
  }
  clean_controls(raw.body);
  raw.is_plain_text = true;
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex
