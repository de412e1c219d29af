// Parses one row of CSV or TSV to a RawArticle.
#include <fmt/format.h>

#include <algorithm>

#include "indexer/source/charset.h"
#include "indexer/source/csv_rows.h"
#include "indexer/source/declared.h"
#include "indexer/source/splitter.h"

namespace tickerdex {
namespace {

void split_literally(std::string_view row, char delimiter, std::vector<std::string>& fields) {
  fields.clear();
  for (std::size_t at = 0;;) {
    const std::size_t end = row.find(delimiter, at);
    fields.emplace_back(row.substr(at, end - at));
    if (end == std::string_view::npos) return;
    at = end + 1;
  }
}

void read_fields(std::string_view row, const FileFacts& file, std::vector<std::string>& fields) {
  const bool closed = parse_row(row, file.delimiter, fields);
  if (closed && fields.size() == file.header.size()) return;
  if (!closed || file.delimiter == '\t') split_literally(row, file.delimiter, fields);
}

}  // namespace

std::variant<RawArticle, Rejected> parse_csv_row(const Record& record, const KeyMap& map) {
  const FileFacts& file = *record.file;
  std::vector<std::string> fields;
  read_fields(to_utf8(record.bytes), file, fields);

  const std::size_t columns = file.header.size();
  while (fields.size() > columns && is_blank(fields.back())) fields.pop_back();
  if (fields.size() != columns) {
    return Rejected{fields.size() < columns ? "too few fields" : "too many fields",
                    fmt::format("{} of {}", fields.size(), columns), record.place};
  }

  DeclaredFields declared;
  for (std::size_t column = 0; column < columns; ++column) {
    const auto meaning = meaning_of(file.header[column], map);
    if (!meaning) continue;
    Value value;
    value.kind = Value::Kind::text;
    value.text = std::move(fields[column]);
    declared.add(*meaning, std::move(value));
  }
  RawArticle raw = declared.to_article();
  if (raw.title.empty() && is_blank(raw.body)) {
    std::string columns_found;
    for (const std::string& name : file.header) append_name(columns_found, name);
    return Rejected{std::string(kReasonNoText), "columns: " + columns_found, record.place};
  }
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex
