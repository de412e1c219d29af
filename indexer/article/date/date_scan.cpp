// Every date with a day has a four-digit year, so the scan needs to look at every fourth byte only
// to find all runs of four digits. For each, a cheap check of the neighbouring bytes decides
// whether to try the grammar on the tokens around it: prose contains many years, but few of them
// are dates.
#include "indexer/article/date/date_scan.h"

#include <algorithm>

#include "indexer/schema/date/date_grammar.h"
#include "indexer/schema/date/date_token.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

constexpr std::size_t kWindowBefore = 64;  // "Wednesday, September 14, 2025", a time before it
constexpr std::size_t kWindowAfter = 64;   // ", at 9:30 a.m. Eastern Daylight Time"

bool is_high(char c) { return !is_ascii(c); }
bool is_wordish(char c) { return is_alphanumeric(c) || is_high(c); }

// A run of digits, ASCII or full-width (EF BC 90..99), as bytes of the text.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t digits = 0;
};

bool is_wide_digit(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '\xEF' && text[at + 1] == '\xBC' &&
         static_cast<unsigned char>(text[at + 2]) >= 0x90 &&
         static_cast<unsigned char>(text[at + 2]) <= 0x99;
}

Run run_around(std::string_view text, std::size_t at, std::size_t floor) {
  Run run{at, at, 0};
  if (is_digit(text[at])) {
    while (run.begin > floor && is_digit(text[run.begin - 1])) --run.begin;
    while (run.end < text.size() && is_digit(text[run.end])) ++run.end;
    run.digits = run.end - run.begin;
    return run;
  }
  if (at == 0 || !is_wide_digit(text, at - 1)) return run;
  run.begin = run.end = at - 1;
  while (run.begin >= floor + 3 && is_wide_digit(text, run.begin - 3)) run.begin -= 3;
  while (is_wide_digit(text, run.end)) run.end += 3;
  run.digits = (run.end - run.begin) / 3;
  return run;
}

// What may precede a year: a day, a month's name, "th", "de", a zone.
bool fits_before(std::string_view text, std::size_t year) {
  std::size_t at = year;
  const std::size_t floor = year > 8 ? year - 8 : 0;
  const auto is_filler = [](char c) {
    return c == ' ' || c == ',' || c == '.' || c == '-' || c == '/' || c == '\n' || c == '\r';
  };
  while (at > floor && is_filler(text[at - 1])) --at;
  if (at == floor) return false;
  const char last = text[at - 1];
  if (is_digit(last)) return at < 3 || !is_digit(text[at - 2]) || !is_digit(text[at - 3]);
  if (is_high(last)) return true;
  if (!is_letter(last)) return false;
  std::size_t begin = at;
  while (begin > 0 && at - begin < 16 && (is_letter(text[begin - 1]) || is_high(text[begin - 1]))) {
    --begin;
  }
  FoldedWord word;
  fold_word(text.substr(0, at), begin, word);
  switch (date_word(word.view()).word) {
    case DateWord::month: case DateWord::short_month: case DateWord::ordinal:
    case DateWord::of: case DateWord::zone: case DateWord::us_zone: return true;
    default: return false;
  }
}

// What may follow a year that comes first: a separator and a number, 年, a month's name.
bool fits_after(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (is_high(text[at])) return true;
  if (text[at] == '-' || text[at] == '/' || text[at] == '.') {
    return at + 1 < text.size() && is_wordish(text[at + 1]);
  }
  const std::size_t limit = std::min(text.size(), at + 3);
  while (at < limit && (text[at] == ' ' || text[at] == ',' || text[at] == '\n')) ++at;
  if (at == text.size() || !is_letter(text[at])) return at < text.size() && is_high(text[at]);
  FoldedWord word;
  fold_word(text.substr(0, std::min(text.size(), at + 16)), at, word);
  return date_word(word.view()).word == DateWord::month;
}

bool may_begin(std::string_view text, const DateToken& token) {
  switch (token.kind) {
    case DateTokenKind::number: break;
    case DateTokenKind::mark: return token.mark == 'w' || token.mark == 'a' || token.mark == 'p';
    case DateTokenKind::word:
      return (token.word == DateWord::month || token.word == DateWord::weekday) &&
             (token.begin == 0 || !is_wordish(text[token.begin - 1]));
    case DateTokenKind::other: return false;
  }
  if (token.begin == 0) return true;
  const char before = text[token.begin - 1];
  if (is_letter(before) || before == '_' || before == '/') return false;  // a name or a URL
  const bool joint = before == '.' || before == '-' || before == ',' || before == ':';
  return !joint || token.begin < 2 || !is_digit(text[token.begin - 2]);
}

bool may_end(std::string_view text, std::size_t end, bool has_time) {
  if (end >= text.size()) return true;
  const char after = text[end];
  if (is_alphanumeric(after) || after == '_') return false;
  const bool joint = after == '-' || after == '/' || after == '.' || after == ':' || after == ',';
  return !joint || has_time || end + 1 >= text.size() || !is_digit(text[end + 1]);
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  /// The date whose year is `run`, beginning no earlier than `floor`.
  bool date_around(const Run& run, std::size_t floor, FoundDate& found) {
    if (!fits_before(text_, run.begin) && !fits_after(text_, run.end)) return false;
    std::size_t begin = std::max(floor, run.begin > kWindowBefore ? run.begin - kWindowBefore : 0);
    while (begin > 0 && begin < run.begin && is_wordish(text_[begin - 1]) &&
           is_wordish(text_[begin])) {
      ++begin;
    }
    tokenize_date(text_, begin, std::min(text_.size(), run.end + kWindowAfter), tokens_);
    for (std::size_t i = 0; i < tokens_.count && tokens_.items[i].begin <= run.begin; ++i) {
      if (!may_begin(text_, tokens_.items[i])) continue;
      if (match_from(i, run, true, found) || match_from(i, run, false, found)) return true;
    }
    return false;
  }

 private:
  bool match_from(std::size_t first, const Run& run, bool with_time, FoundDate& found) {
    DateMatch match;
    if (!match_date(tokens_, first, with_time, match)) return false;
    const std::size_t end = tokens_.items[match.next - 1].end;
    if (end < run.end || !may_end(text_, end, match.has_time)) return false;
    found = {match.date, tokens_.items[first].begin, end, match.has_time};
    return true;
  }

  std::string_view text_;
  DateTokens tokens_;
};

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text, std::size_t limit) {
  std::vector<FoundDate> found;
  if (text.size() < 8 || limit == 0) return found;
  Scanner scanner(text);
  std::size_t floor = 0;  // text before it belongs to an earlier run or date
  for (std::size_t i = 3; i < text.size(); i += 4) {
    if (!is_digit(text[i]) && text[i] != '\xBC') continue;
    const Run run = run_around(text, i, floor);
    if (run.digits == 0) continue;
    i = run.end;
    if (run.digits != 4) continue;
    FoundDate date;
    if (!scanner.date_around(run, floor, date)) {
      i = run.end - 1;
      continue;
    }
    found.push_back(date);
    if (found.size() == limit) break;
    floor = date.end;
    i = date.end - 1;
  }
  return found;
}

}  // namespace tickerdex
