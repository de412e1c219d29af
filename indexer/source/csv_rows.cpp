#include "indexer/source/csv_rows.h"

#include <algorithm>

namespace tickerdex {

std::size_t RowScanner::feed(std::string_view chunk) {
  for (std::size_t at = 0; at < chunk.size(); ++at) {
    if (!step(chunk[at])) return at + 1;
  }
  return chunk.size();
}

void RowScanner::finish() {
  if (state_ != State::running) return;
  state_ = where_ == Where::quoted ? State::unclosed : State::ended;
}

bool RowScanner::end_row(State state) {
  state_ = state;
  return false;
}

/// A quote inside quotes that neither closes the field nor is doubled; `c` follows it.
bool RowScanner::stray_quote(char c) {
  const bool opens_another =
      lines_ > quote_line_ + 1 && (before_quote_ == delimiter_ || before_quote_ == line_end_);
  if (opens_another) return end_row(State::unclosed);
  where_ = Where::quoted;
  previous_ = c;
  if (c == line_end_) ++lines_;
  return true;
}

/// False if the row has ended.
bool RowScanner::step(char c) {
  switch (where_) {
    case Where::field_start:
      if (c == '"') {
        where_ = Where::quoted;
        quote_line_ = lines_ - 1;
        previous_ = '\0';
        return true;
      }
      where_ = Where::plain;
      [[fallthrough]];
    case Where::plain:
      if (c == line_end_) return end_row(State::ended);
      if (c == delimiter_) where_ = Where::field_start;
      return true;
    case Where::quoted:
      if (c == '"') {
        where_ = Where::after_quote;
        before_quote_ = previous_;
      } else if (c == line_end_) {
        ++lines_;
      }
      previous_ = c;
      return true;
    case Where::after_quote:
      if (c == '"') {
        where_ = Where::quoted;
        previous_ = c;
        return true;
      }
      if (c == delimiter_) {
        where_ = Where::field_start;
        return true;
      }
      if (c == line_end_) return end_row(State::ended);
      if (c == '\r') {
        where_ = Where::after_quote_cr;
        return true;
      }
      return stray_quote(c);
    case Where::after_quote_cr:
      if (c == line_end_) return end_row(State::ended);
      return stray_quote(c);
  }
  return true;
}

bool parse_row(std::string_view row, char delimiter, std::vector<std::string>& fields) {
  fields.clear();
  std::size_t at = 0;
  for (;;) {
    std::string& field = fields.emplace_back();
    if (at < row.size() && row[at] == '"') {
      for (++at;;) {
        const std::size_t quote = row.find('"', at);
        if (quote == std::string_view::npos) return false;
        field.append(row, at, quote - at);
        at = quote + 1;
        if (at == row.size() || row[at] == delimiter) break;
        field += '"';
        if (row[at] == '"') ++at;
      }
    } else {
      const std::size_t end = std::min(row.find(delimiter, at), row.size());
      field.append(row, at, end - at);
      at = end;
    }
    if (at == row.size()) return true;
    ++at;  // the delimiter
  }
}

char sniff_delimiter(std::string_view header) {
  char best = ',';
  std::size_t most = 1;
  std::vector<std::string> fields;
  for (const char delimiter : {',', '\t', ';', '|'}) {
    if (parse_row(header, delimiter, fields) && fields.size() > most) {
      most = fields.size();
      best = delimiter;
    }
  }
  return best;
}

}  // namespace tickerdex
