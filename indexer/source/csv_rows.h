// Rows of CSV and TSV: finds where a row ends, and splits it into fields.
//
// RFC 4180: a field that begins with a quote runs to the next quote followed by a delimiter or a
// line end; within it a doubled quote is a quote, and line ends are text. A single quote inside is
// taken literally, as many writers forget to double it. But a quote that directly follows a
// delimiter on a later line of the field shows that the field was never closed: it belongs to the
// next row.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// Finds the end of one row, chunk by chunk.
class RowScanner {
 public:
  enum class State : std::uint8_t {
    running,   ///< more bytes are needed
    ended,     ///< at a line end, which belongs to the row
    unclosed,  ///< a quote was never closed
  };

  /// `line_end` is '\n', or '\r' for files that use only that.
  RowScanner(char delimiter, char line_end) : delimiter_(delimiter), line_end_(line_end) {}

  /// Continues after the previous chunk; returns how many bytes of `chunk` were used.
  std::size_t feed(std::string_view chunk);
  /// The input ends here.
  void finish();

  State state() const { return state_; }
  bool in_quotes() const { return where_ == Where::quoted; }
  /// Lines of the row so far, including the current one.
  std::uint64_t lines() const { return lines_; }
  /// The line on which the last quoted field began; 0 is the row's first line.
  std::uint64_t quote_line() const { return quote_line_; }

 private:
  enum class Where : std::uint8_t { field_start, plain, quoted, after_quote, after_quote_cr };
  bool step(char c);
  bool end_row(State state);
  bool stray_quote(char c);

  char delimiter_;
  char line_end_;
  State state_ = State::running;
  Where where_ = Where::field_start;
  char previous_ = '\0';      ///< the character before the current one, within quotes
  char before_quote_ = '\0';  ///< the character before the quote just seen
  std::uint64_t lines_ = 1;
  std::uint64_t quote_line_ = 0;
};

/// Splits a row, given without its line end, into `fields`. False if a quote is not closed.
bool parse_row(std::string_view row, char delimiter, std::vector<std::string>& fields);

/// The delimiter among , ; tab | that splits `header` into the most columns; ',' if none does.
char sniff_delimiter(std::string_view header);

}  // namespace tickerdex
