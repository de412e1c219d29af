// Cuts an XML document into records: elements of given names, wherever they stand.
//
//   <rss><channel><title>T</title><item>…</item><item>…</item></channel></rss>
//
// gives two records, "<item>…</item>", and a frame: "<rss><channel>" and, of documents of up to
// kFrameBytes, all that is not in a record, even if it stands behind them. A record without an end
// tag ends before the next one, or where an element around it ends. A document that ends within a
// record is cut off, which is a reject.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/source/document_facts.h"
#include "indexer/source/splitter.h"

namespace tickerdex {

inline constexpr std::size_t kFrameBytes = Window::kChunkBytes;

struct XmlFrame {
  std::string_view surroundings;  ///< valid UTF-8: the document without its records
  DocumentFacts& facts;           ///< to be completed
};

struct XmlRecords {
  /// Whether an element is a record; its name is in lower case and without prefix.
  bool (*is_record)(std::string_view name);
  /// Whether one may stand in another of the same name, as an entry in a reply to it.
  bool (*may_nest)(std::string_view name);
  /// Called once, before the first record.
  void (*read_frame)(const XmlFrame& frame);
};

void split_xml(SplitJob& job, const XmlRecords& records);

/// The name of the outermost element, in lower case and without prefix; empty if `text` does not
/// begin as XML. Declarations, comments and the document type before it are passed over.
std::string xml_root(std::string_view text);

}  // namespace tickerdex
