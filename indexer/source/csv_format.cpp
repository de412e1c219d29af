#include "indexer/source/csv_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/source/charset.h"
#include "indexer/source/csv_rows.h"
#include "indexer/source/declared_object.h"
#include "indexer/source/keys.h"

namespace tickerdex {
namespace {

/// The delimiter of a header of articles: a title or a body, and another known column.
std::optional<char> as_table(std::string_view text) {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  const char delimiter = sniff_delimiter(text.substr(0, end));
  std::vector<std::string> columns;
  if (!parse_row(text.substr(0, end), delimiter, columns) || columns.size() < 2) {
    return std::nullopt;
  }
  std::size_t known = 0;
  bool has_text = false;
  for (const std::string& column : columns) {
    const std::string_view name = trimmed(column);
    has_text = has_text || is_text_key(name);
    if (is_text_key(name) || meaning_of(name)) ++known;
  }
  if (!has_text || known < 2) return std::nullopt;
  return delimiter;
}

constexpr std::uint64_t kRecordsInVain = 2;  // a quarter of a second
constexpr std::size_t kMaxHeaderBytes = std::size_t{1} << 20;

std::string_view without_line_end(std::string_view row) {
  while (!row.empty() && (row.back() == '\n' || row.back() == '\r')) row.remove_suffix(1);
  return row;
}

class CsvSplitter {
 public:
  CsvSplitter(SplitJob& job, char delimiter, bool sniff)
      : job_(job), in_(job.in), delimiter_(delimiter), sniff_(sniff) {}

  void run() {
    read_header();
    while (!in_.view().empty() || in_.more()) next_row();
  }

 private:
  void read_header() {
    in_.fill(kMaxHeaderBytes);
    for (;;) {
      const std::string_view held = in_.view().substr(0, kMaxHeaderBytes);
      if (held.empty()) return;
      const std::size_t end = std::min(held.find_first_of("\r\n"), held.size());
      const bool lone_cr = end + 1 < held.size() && held[end] == '\r' && held[end + 1] != '\n';
      line_end_ = lone_cr ? '\r' : '\n';
      const std::string_view line = held.substr(0, end);
      if (!is_blank(line) && !take_sep_line(line)) return take_header(held, line);
      const std::size_t whole = std::min(held.find(line_end_), held.size() - 1) + 1;
      in_.consume_lines(whole, 1);
    }
  }

  /// "sep=;", as spreadsheets write it before the header.
  bool take_sep_line(std::string_view line) {
    if (!line.starts_with("sep=") || line.size() != 5) return false;
    delimiter_ = line.back();
    sniff_ = false;
    return true;
  }

  void take_header(std::string_view held, std::string_view line) {
    if (sniff_) delimiter_ = sniff_delimiter(line);
    RowScanner scanner(delimiter_, line_end_);
    std::size_t length = scanner.feed(held);
    scanner.finish();
    if (scanner.state() == RowScanner::State::unclosed) {
      job_.reject("unclosed quote", "in the header", job_.here());
      length = std::min(held.find(line_end_), held.size() - 1) + 1;
    }
    std::vector<std::string>& header = job_.file->header;
    parse_row(without_line_end(held.substr(0, length)), delimiter_, header);
    for (std::string& name : header) name = one_line(to_utf8(name));
    job_.file->delimiter = delimiter_;
    in_.consume_lines(length, scanner.lines());
    add_index_column();
  }

  void add_index_column() {
    in_.fill(kMaxHeaderBytes);
    std::string_view held = in_.view().substr(0, kMaxHeaderBytes);
    std::vector<std::string>& header = job_.file->header;
    std::array<std::uint64_t, 2> numbers{};
    for (std::uint64_t& number : numbers) {
      const std::size_t length = RowScanner(delimiter_, line_end_).feed(held);
      if (!parse_row(without_line_end(held.substr(0, length)), delimiter_, fields_)) return;
      if (fields_.size() != header.size() + 1) return;
      const std::string& index = fields_[0];
      const auto read = std::from_chars(index.data(), index.data() + index.size(), number);
      if (read.ec != std::errc() || read.ptr != index.data() + index.size()) return;
      held.remove_prefix(length);
    }
    if (numbers[1] == numbers[0] + 1) header.insert(header.begin(), std::string());
  }

  void next_row() {
    const std::string_view held = in_.view();
    const std::size_t end = held.find(line_end_);
    // A row without quotes is a line and can be found with memchr.
    const bool plain = end != std::string_view::npos &&
                       (line_mode_ || held.substr(0, end).find('"') == std::string_view::npos);
    if (plain) {
      emit(end + 1, 1);
    } else if (line_mode_) {
      next_line();
    } else {
      scan_row();
    }
  }

  void scan_row() {
    RowScanner scanner(delimiter_, line_end_);
    std::size_t length = 0;
    for (;;) {
      length += scanner.feed(in_.view().substr(length));
      if (scanner.state() != RowScanner::State::running) break;
      if (length > job_.max_record_bytes) {
        if (!scanner.in_quotes()) return skip_line();
        return job_.max_record_bytes < kMaxRecordBytes && job_.room != nullptr
                   ? skip_quoted(scanner, length)
                   : resume_after_quote(scanner, length);
      }
      if (!in_.more()) {
        scanner.finish();
        break;
      }
    }
    if (scanner.state() == RowScanner::State::unclosed) return resume_after_quote(scanner, length);
    if (scanner.lines() > 1 && !has_all_fields(length) && take_literal_line()) return;
    emit(length, scanner.lines());
  }

  bool has_all_fields(std::size_t length) {
    parse_row(without_line_end(in_.view().substr(0, length)), delimiter_, fields_);
    return fields_.size() == job_.file->header.size();
  }

  bool take_literal_line() {
    if (delimiter_ != '\t') return false;
    const std::string_view held = in_.view();
    const std::size_t end = std::min(held.find(line_end_), held.size());
    const auto tabs = std::ranges::count(held.substr(0, end), '\t');
    if (static_cast<std::size_t>(tabs) + 1 != job_.file->header.size()) return false;
    emit(std::min(end + 1, held.size()), 1);
    return true;
  }

  void resume_after_quote(const RowScanner& scanner, std::size_t length) {
    bytes_in_vain_ += length;
    if (bytes_in_vain_ > in_.offset() + kRecordsInVain * job_.max_record_bytes) line_mode_ = true;
    if (take_literal_line()) return;
    const Spot start = job_.here();
    job_.reject("unclosed quote", "the field that opens here is not closed",
                {start.line + scanner.quote_line(), start.offset});
    for (std::uint64_t line = 0; line <= scanner.quote_line(); ++line) {
      const std::string_view held = in_.view();
      in_.consume_lines(std::min(held.find(line_end_), held.size() - 1) + 1, 1);
      if (in_.view().empty()) return;
    }
  }

  void next_line() {
    std::size_t searched = 0;
    for (;;) {
      const std::size_t end = in_.view().find(line_end_, searched);
      if (end != std::string_view::npos) return emit(end + 1, 1);
      searched = in_.view().size();
      if (searched > job_.max_record_bytes) return skip_line();
      if (!in_.more()) return emit(searched, 1);
    }
  }

  void skip_line() {
    LongRecord record(job_, job_.here());
    do {
      const std::size_t end = in_.view().find(line_end_);
      record.add(in_.view().substr(0, end));
      if (end != std::string_view::npos) {
        in_.consume_lines(end + 1, 1);
        break;
      }
      in_.consume_lines(in_.view().size(), 0);
    } while (in_.more());
    record.reject();
  }

  /// Skips to the end of a row with open quotes that a larger --memory could hold; if it does not
  /// end within the longest record, what was read is lost.
  void skip_quoted(RowScanner& scanner, std::size_t length) {
    const Spot start = job_.here();
    LongRecord record(job_, start);
    for (;;) {
      record.add(in_.view().substr(0, length));
      in_.consume_lines(length, 0);
      if (scanner.state() != RowScanner::State::running || record.bytes() > kMaxRecordBytes) break;
      if (in_.view().empty() && !in_.more()) {
        scanner.finish();
        break;
      }
      length = scanner.feed(in_.view());
    }
    in_.consume_lines(0, scanner.lines());
    if (scanner.state() == RowScanner::State::ended) return record.reject();
    const std::string memory = record.memory();
    job_.reject(
        "unclosed quote",
        fmt::format("the field that opens here is not closed in the next {:.1f} MB{}",
                    static_cast<double>(record.bytes()) / 1e6,
                    memory.empty() ? "" : "; with --memory " + memory + " only its line is lost"),
        {start.line + scanner.quote_line(), start.offset});
  }

  void emit(std::size_t length, std::uint64_t lines) {
    const std::string_view row = without_line_end(in_.view().substr(0, length));
    if (row.size() > job_.max_record_bytes) {
      LongRecord record(job_, job_.here());
      record.add(row);
      record.reject();
    } else if (!is_blank(row)) {
      job_.emit(row, job_.here());
    }
    in_.consume_lines(length, lines);
  }

  SplitJob& job_;
  Window& in_;
  char delimiter_;
  bool sniff_;
  char line_end_ = '\n';
  bool line_mode_ = false;
  std::uint64_t bytes_in_vain_ = 0;
  std::vector<std::string> fields_;
};

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

Likeness looks_like_csv(std::string_view text) {
  const auto delimiter = as_table(text);
  return delimiter && delimiter != '\t' ? Likeness::likely : Likeness::none;
}

Likeness looks_like_tsv(std::string_view text) {
  return as_table(text) == '\t' ? Likeness::likely : Likeness::none;
}

std::string columns_without_text(std::string_view text) {
  if (text.starts_with("sep=")) return {};
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  std::vector<std::string> columns;
  if (!parse_row(line, sniff_delimiter(line), columns) || columns.size() < 2) return {};
  std::string names;
  for (const std::string& column : columns) {
    const std::string name = one_line(to_utf8(column));
    if (is_text_key(name)) return {};
    append_name(names, name);
  }
  return names;
}

void split_csv(SplitJob& job) { CsvSplitter(job, ',', /*sniff=*/true).run(); }

void split_tsv(SplitJob& job) { CsvSplitter(job, '\t', /*sniff=*/false).run(); }

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

  Value row{Value::Kind::object, {}, {}, {}};
  for (std::size_t column = 0; column < columns; ++column) {
    if (!is_wanted_key(file.header[column], map)) continue;
    row.items.push_back({Value::Kind::text, file.header[column], std::move(fields[column]), {}});
  }
  RawArticle raw = article_of(std::move(row), map);
  if (raw.title.empty() && is_blank(raw.body)) {
    std::string columns_found;
    for (const std::string& name : file.header) append_name(columns_found, name);
    return Rejected{std::string(kReasonNoText), "columns: " + columns_found, record.place};
  }
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex
