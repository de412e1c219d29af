// The interface of splitters and parsers.
//
// A splitter reads the whole window, emits records in the order of the file and reports what it
// could not split. It keeps at most one record in memory, and skips one that needs too much.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/record.h"
#include "indexer/source/record_weight.h"
#include "indexer/source/window.h"

namespace tickerdex {

/// Where a record or an error begins.
struct Spot {
  std::uint64_t line = 0;
  std::uint64_t offset = 0;
};

struct SplitJob {
  Window& in;
  std::shared_ptr<FileFacts> file;  ///< a splitter may add to it before the first record
  const RecordSink& records;
  const RejectSink& rejects;
  std::size_t max_record_bytes = kMaxRecordBytes;
  const RecordRoom* room = nullptr;  ///< null: no limit

  Spot here() const { return {in.line(), in.offset()}; }
  Place place(Spot spot) const { return {file->path, spot.line, spot.offset, file->number}; }
  /// Passes the record on, or rejects it if it needs too much memory.
  void emit(std::string_view bytes, Spot spot) const;
  void reject(std::string reason, std::string detail, Spot spot) const {
    rejects({std::move(reason), std::move(detail), place(spot)});
  }
};

/// A record too long to be kept in memory: the memory it would need is estimated while it is
/// skipped.
class LongRecord {
 public:
  LongRecord(const SplitJob& job, Spot spot)
      : job_(job), spot_(spot), weight_(job.file->format) {}

  void add(std::string_view bytes);
  /// Call after the whole record has been skipped.
  void reject() const;
  std::uint64_t bytes() const { return bytes_; }
  /// The --memory that would suffice, for a message; empty if none would.
  std::string memory() const;

 private:
  const SplitJob& job_;
  Spot spot_;
  std::uint64_t bytes_ = 0;
  RecordWeight weight_;
};

inline constexpr std::string_view kReasonTooLarge = "record too large";
inline constexpr std::string_view kReasonNoText = "no title and no body";

/// Adds a name to a list for a message, unless the list is long already.
void append_name(std::string& list, std::string_view name);

/// Adds what all records have: place, crawl time.
void add_facts(RawArticle& raw, const Record& record);

}  // namespace tickerdex
