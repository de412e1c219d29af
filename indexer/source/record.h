// A splitter cuts a source into records, in order. Each record is parsed separately, so that
// parsing can use several threads.
//
//   file -> (unpack) -> splitter -> Record -> parse_record -> RawArticle | Rejected
//
// A Record's bytes are those of the file, except that UTF-16 and UTF-32 are converted to UTF-8
// before splitting; parse_record() returns valid UTF-8. A record has at most kMaxRecordBytes and
// takes at most the memory that is available for one (record_weight.h), so that a run's memory is
// bounded for any input.
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

enum class Format : std::uint8_t {
  text, jsonl, json, csv, tsv, reuters_sgml, html, feed, json_feed, ninjs, newsml, warc
};

/// A longer record is rejected as "record too large".
inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20;

/// By its name in formats.cpp, as --input-format takes it.
std::optional<Format> format_from_name(std::string_view name);
std::string_view name_of(Format format);
/// All names, for messages.
std::vector<std::string> all_format_names();

/// "title=HEADLINE" of --map: our key, their key or path ("insights.ticker"). A mapped field is read
/// only from the keys it is mapped to (in the order given), and a mapped key has no other meaning.
using KeyMap = std::vector<std::pair<std::string, std::string>>;

/// One value of --map. Our key may be any of the names that keys.h lists for a field.
/// @throws UsageError for text without '=' or an unknown field.
std::pair<std::string, std::string> parse_key_mapping(std::string_view text);

struct DocumentFacts;

/// What all records of one file share.
struct FileFacts {
  std::string path;  ///< as path_text() writes it
  std::string name;  ///< the same without suffixes of compression
  Format format = Format::text;
  std::vector<std::string> header;  ///< CSV and TSV: the column names
  char delimiter = ',';             ///< CSV and TSV
  std::int64_t mtime_utc = 0;
  std::uint64_t number = 0;  ///< in the walk, from 1
  std::shared_ptr<const DocumentFacts> document;  ///< XML and JSON feeds (document_facts.h)
};

struct Record {
  std::string bytes;
  Place place;
  std::shared_ptr<const FileFacts> file;
  std::uint64_t reading_bytes = 0;   ///< memory to read it (record_weight.h); 0: a small record
  std::uint64_t indexing_bytes = 0;  ///< memory to index it
};

using RecordSink = std::function<void(Record&&)>;
using RejectSink = std::function<void(Rejected&&)>;

/// Parses one record. Thread-safe. Repairs (invalid UTF-8 and the like) are not reported.
std::variant<RawArticle, Rejected> parse_record(const Record& record, const KeyMap& map);

}  // namespace tickerdex
