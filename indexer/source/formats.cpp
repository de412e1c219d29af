// The formats: one table of names, splitters and parsers.
#include "indexer/source/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/source/charset.h"

namespace tickerdex {
namespace {

constexpr std::array<FormatEntry, 6> kFormats = {{
    {Format::text, "text", split_text, parse_text},
    {Format::jsonl, "jsonl", split_json_lines, parse_json_object},
    {Format::json, "json", split_json_values, parse_json_object},
    {Format::csv, "csv", split_csv, parse_csv_row},
    {Format::tsv, "tsv", split_tsv, parse_csv_row},
    {Format::reuters_sgml, "reuters", split_reuters, parse_reuters},
}};

}  // namespace

const FormatEntry& entry_of(Format format) {
  return *std::ranges::find(kFormats, format, &FormatEntry::format);
}

std::optional<Format> format_from_name(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &FormatEntry::name);
  if (found == kFormats.end()) return std::nullopt;
  return found->format;
}

std::string_view name_of(Format format) { return entry_of(format).name; }

std::vector<std::string> all_format_names() {
  std::vector<std::string> names;
  for (const FormatEntry& entry : kFormats) names.emplace_back(entry.name);
  return names;
}

std::variant<RawArticle, Rejected> parse_record(const Record& record, const KeyMap& map) {
  return entry_of(record.file->format).parse(record, map);
}

void SplitJob::emit(std::string_view bytes, Spot spot) const {
  Record record{{}, place(spot), file};
  if (bytes.size() > kSmallRecordBytes) {
    RecordWeight weight(file->format);
    weight.add(bytes);
    record.reading_bytes = weight.reading_bytes();
    record.indexing_bytes = weight.indexing_bytes();
    if (room != nullptr) {
      if (auto why = room->why_not(weight)) {
        return reject(std::string(kReasonNeedsMemory), std::move(*why), spot);
      }
    }
  }
  record.bytes = bytes;
  records(std::move(record));
}

void LongRecord::add(std::string_view bytes) {
  bytes_ += bytes.size();
  if (bytes_ <= kMaxRecordBytes) weight_.add(bytes);
}

std::string LongRecord::memory() const {
  const bool would_fit = job_.room != nullptr && job_.room->is_limited() && bytes_ <= kMaxRecordBytes;
  return would_fit ? job_.room->memory_for(job_.room->needed(weight_)) : std::string();
}

void LongRecord::reject() const {
  if (!memory().empty()) {
    return job_.reject(std::string(kReasonNeedsMemory), job_.room->words_for(weight_), spot_);
  }
  const std::size_t most = job_.room != nullptr ? kMaxRecordBytes : job_.max_record_bytes;
  job_.reject(std::string(kReasonTooLarge), fmt::format("over {} MiB", most >> 20), spot_);
}

bool is_blank(std::string_view text) { return std::ranges::all_of(text, is_white); }

void append_name(std::string& list, std::string_view name) {
  constexpr std::size_t kMaxList = 100;
  constexpr std::size_t kMaxName = 40;
  if (list.size() > kMaxList || name.size() > kMaxName) return;
  if (!list.empty()) list += ", ";
  list += one_line(name);
}

void add_facts(RawArticle& raw, const Record& record) {
  raw.place = record.place;
  if (!raw.crawled_utc) raw.crawled_utc = record.file->mtime_utc;
}

}  // namespace tickerdex
