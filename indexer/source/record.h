// A source is cut into records by a splitter, in order; each record is parsed alone, so that
// parsing can be spread over threads.
//
//   file -> (unpack) -> splitter -> Record -> parse_record -> RawArticle | Rejected
//
// A Record's bytes are as they stand in the file (UTF-16 and UTF-32 aside, which become UTF-8
// before they are cut); parse_record() hands over valid UTF-8. One record is kMaxRecordBytes long
// at most, and takes no more memory than there is room for (record_room.h), so that a run's memory
// is bounded whatever the input.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/source/raw_article.h"

namespace tickerdex {

enum class Format : std::uint8_t { text, jsonl, json, csv, tsv, reuters_sgml };

/// A longer record is rejected as "record too large".
inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20;

/// "text", "jsonl", "json", "csv", "tsv", "reuters": what --input-format accepts.
std::optional<Format> format_from_name(std::string_view name);
std::string_view name_of(Format format);
/// All of them: for messages.
std::vector<std::string> all_format_names();

/// "title=HEADLINE" of --map: our key, their key. A field that is mapped is read from the keys
/// it is mapped to alone (in the order given), and a key that is mapped means nothing else.
using KeyMap = std::vector<std::pair<std::string, std::string>>;

/// One value of --map. Our key may be any of the names that design section 8 gives the field.
/// @throws UsageError for text without '=' or a field that is not ours.
std::pair<std::string, std::string> parse_key_mapping(std::string_view text);

/// What the records of one file share.
struct FileFacts {
  std::string path;  ///< as path_text() writes it
  Format format = Format::text;
  std::vector<std::string> header;  ///< CSV and TSV: the column names
  char delimiter = ',';             ///< CSV and TSV
  std::int64_t mtime_utc = 0;
  std::uint64_t number = 0;  ///< in the walk, from 1
};

struct Record {
  std::string bytes;
  Place place;
  std::shared_ptr<const FileFacts> file;
  std::uint64_t reading_bytes = 0;   ///< memory it takes (record_weight.h); 0: a small one
  std::uint64_t indexing_bytes = 0;  ///< later
};

using RecordSink = std::function<void(Record&&)>;
using RejectSink = std::function<void(Rejected&&)>;

/// Parses one record. Thread-safe. One record may give several rejects' worth of trouble but
/// only one result; repairs (invalid UTF-8 and the like) are silent.
std::variant<RawArticle, Rejected> parse_record(const Record& record, const KeyMap& map);

}  // namespace tickerdex
