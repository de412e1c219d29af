#include "indexer/source/markup/xml_record.h"

#include "indexer/source/charset.h"
#include "indexer/source/html/page_charset.h"
#include "indexer/source/markup/parse_xml.h"

namespace tickerdex {

XmlRecord parse_xml_record(const Record& record) {
  static const auto kNone = std::make_shared<const DocumentFacts>();
  XmlRecord parsed;
  parsed.document = record.file->document ? record.file->document : kNone;
  const DocumentFacts& document = *parsed.document;
  std::string text = document.prologue + page_to_utf8(record.bytes, document.charset);
  c1_to_windows_1252(text);
  XmlDocument whole = parse_xml(text);
  parsed.tree = std::move(whole.tree);
  parsed.problem = std::move(whole.problem);
  // The elements around it contain nothing else.
  for (std::size_t level = 0; level <= document.depth; ++level) {
    MarkupTree::Node child = parsed.tree.first_child(parsed.element);
    while (child != MarkupTree::kNone && parsed.tree.is_text(child)) {
      child = parsed.tree.next_sibling(child);
    }
    if (child == MarkupTree::kNone) break;
    parsed.element = child;
  }
  return parsed;
}

}  // namespace tickerdex
