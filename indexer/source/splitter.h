// What every splitter is given, and what it gives back.
//
// A splitter reads the whole window, hands over records in the order of the file and says what it
// could not cut. It holds one record at most, and skips over one that there is no room for.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/source/record.h"
#include "indexer/source/record_room.h"
#include "indexer/source/record_weight.h"
#include "indexer/source/window.h"

namespace tickerdex {

/// Where a record or a trouble begins.
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
  const RecordRoom* room = nullptr;  ///< none: without a limit

  Spot here() const { return {in.line(), in.offset()}; }
  Place place(Spot spot) const { return {file->path, spot.line, spot.offset, file->number}; }
  /// Hands the record over, or rejects it if there is no room for it.
  void emit(std::string_view bytes, Spot spot) const;
  void reject(std::string reason, std::string detail, Spot spot) const {
    rejects({std::move(reason), std::move(detail), place(spot)});
  }
};

/// A record that is longer than what may be held: its bytes are weighed as they are skipped over.
class LongRecord {
 public:
  LongRecord(const SplitJob& job, Spot spot)
      : job_(job), spot_(spot), weight_(job.file->format) {}

  void add(std::string_view bytes);
  /// Once the whole has been skipped.
  void reject() const;
  std::uint64_t bytes() const { return bytes_; }
  /// The --memory that it would take, for a message; empty if none would do.
  std::string memory() const;

 private:
  const SplitJob& job_;
  Spot spot_;
  std::uint64_t bytes_ = 0;
  RecordWeight weight_;
};

inline constexpr std::string_view kReasonTooLarge = "record too large";
inline constexpr std::string_view kReasonNoText = "no title and no body";

/// White space as all formats here have it, and the controls that become spaces.
inline bool is_white(char c) { return static_cast<unsigned char>(c) <= 0x20; }
bool is_blank(std::string_view text);

/// Adds to a list of names for a message, as long as that is short.
void append_name(std::string& list, std::string_view name);

/// RawArticle with what every record shares: place, crawl time.
void add_facts(RawArticle& raw, const Record& record);

using Split = void (*)(SplitJob& job);
using Parse = std::variant<RawArticle, Rejected> (*)(const Record& record, const KeyMap& map);

void split_text(SplitJob& job);
void split_json_lines(SplitJob& job);
void split_json_values(SplitJob& job);
void split_csv(SplitJob& job);
void split_tsv(SplitJob& job);
void split_reuters(SplitJob& job);

std::variant<RawArticle, Rejected> parse_text(const Record& record, const KeyMap& map);
std::variant<RawArticle, Rejected> parse_json_object(const Record& record, const KeyMap& map);
std::variant<RawArticle, Rejected> parse_csv_row(const Record& record, const KeyMap& map);
std::variant<RawArticle, Rejected> parse_reuters(const Record& record, const KeyMap& map);

}  // namespace tickerdex
