// A run in memory: documents are added until a budget is reached; then it is read as sorted lists
// and discarded.
//
// The log is in document order, but lists are needed in term order. It is scattered one window of
// terms at a time, so that the second copy of the bytes is never larger than the window (or the
// longest list); each window costs one pass over the log.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/writer/document.h"
#include "indexer/writer/invert/byte_log.h"
#include "indexer/writer/invert/document_log.h"
#include "indexer/writer/invert/list_source.h"
#include "indexer/writer/invert/term_dictionary.h"

namespace tickerdex::invert {

struct MemoryRunSizes {
  std::size_t log_piece = 256 * 1024;
  std::size_t window = 16 * 1024 * 1024;
};

class MemoryRun {
 public:
  explicit MemoryRun(const MemoryRunSizes& sizes);

  DocumentSummary add(std::uint32_t number, const Document& document, std::string_view slots_tag,
                      DocumentGrouper& grouper);
  bool empty() const { return documents_ == 0; }
  std::size_t memory_bytes() const;

  /// Sorts the terms with `jobs` threads. Nothing may be added afterwards.
  void close(std::uint32_t jobs);
  const SortedTerms& terms() const { return *sorted_; }
  const ByteLog& documents() const { return log_; }
  /// The lists; `between` is called from time to time. The run must outlive the source.
  std::unique_ptr<ListSource> lists(std::function<void()> between) const;

 private:
  friend class MemoryRunLists;
  struct ValueList {
    explicit ValueList(std::size_t piece) : records(piece) {}
    ByteLog records;
    std::uint32_t last_document = 0;
  };

  void add_record(ValueList& list, std::uint32_t document, std::string_view payload);

  MemoryRunSizes sizes_;
  TermDictionary dictionary_;
  ByteLog log_;
  ValueList lengths_;
  std::map<std::uint32_t, ValueList> values_;
  std::uint32_t documents_ = 0;
  std::optional<SortedTerms> sorted_;
};

}  // namespace tickerdex::invert
