// A source is cut into records by a splitter, in order; each record is parsed alone, so that
// parsing can be spread over threads.
//
//   file -> (unpack) -> splitter -> Record -> parse_record -> RawArticle | Rejected
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/article/raw_article.h"

namespace tickerdex {

enum class Format : std::uint8_t { text, jsonl, json, csv, tsv, reuters_sgml };

/// "text", "jsonl", "json", "csv", "tsv", "reuters": what --input-format accepts.
std::optional<Format> format_from_name(std::string_view name);
std::string_view name_of(Format format);

/// "title=HEADLINE" of --map: our key, their key.
using KeyMap = std::vector<std::pair<std::string, std::string>>;

/// What the records of one file share.
struct FileFacts {
  std::string path;
  Format format = Format::text;
  std::vector<std::string> header;  ///< CSV and TSV: the column names
  std::int64_t mtime_utc = 0;
};

struct Record {
  std::string bytes;
  Place place;
  std::shared_ptr<const FileFacts> file;
};

using RecordSink = std::function<void(Record&&)>;
using RejectSink = std::function<void(Rejected&&)>;

/// Parses one record. Thread-safe. One record may give several rejects' worth of trouble but
/// only one result; repairs (invalid UTF-8 and the like) are silent.
std::variant<RawArticle, Rejected> parse_record(const Record& record, const KeyMap& map);

}  // namespace tickerdex
