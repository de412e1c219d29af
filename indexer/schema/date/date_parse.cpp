// parse_date: applies the grammar to the whole text, and accepts spellings that are a date only if
// there is no other text: bare digits, a month, a year, ISO weeks and ordinal days.
#include <string>

#include "indexer/schema/date/clock_time.h"
#include "indexer/schema/date/date_grammar.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/date/date_token.h"

namespace tickerdex {
namespace {

constexpr std::int64_t kDay = 86400;

std::optional<ParsedDate> at_midnight(CivilDate date, DatePrecision precision) {
  if (!is_valid(date)) return std::nullopt;
  return ParsedDate{utc_from_civil(date), precision};
}

std::optional<ParsedDate> from_epoch(std::int64_t seconds) {
  if (seconds < 0 || seconds >= utc_from_civil({9999, 12, 31}) + kDay) return std::nullopt;
  return ParsedDate{seconds, DatePrecision::second};
}

// "20251114", "202511140930", "20251114093000": the leading eight digits must be a day.
std::optional<ParsedDate> from_compact(std::int64_t value, int digits) {
  ClockTime time;
  if (digits == 14) {
    time.second = static_cast<int>(value % 100);
    value /= 100;
  }
  if (digits >= 12) {
    time.minute = static_cast<int>(value % 100);
    time.hour = static_cast<int>(value / 100 % 100);
    value /= 10000;
  }
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return std::nullopt;
  const CivilDate day{static_cast<int>(value / 10000), static_cast<int>(value / 100 % 100),
                      static_cast<int>(value % 100)};
  const std::optional<std::int64_t> utc = utc_of(day, time);
  if (!utc) return std::nullopt;
  return ParsedDate{*utc, digits == 8    ? DatePrecision::day
                          : digits == 12 ? DatePrecision::minute
                                         : DatePrecision::second};
}

std::optional<ParsedDate> from_digits(const DateToken& token) {
  const std::int64_t value = token.value;
  switch (token.digits) {
    case 4: return at_midnight({static_cast<int>(value), 1, 1}, DatePrecision::year);
    case 8: return from_compact(value, 8);
    case 9: case 10: return value >= 100'000'000 ? from_epoch(value) : std::nullopt;
    case 12: {  // as milliseconds, 19… and 20… would be of 1976
      const std::int64_t century = value / 10'000'000'000;
      return century == 19 || century == 20 ? from_compact(value, 12) : from_epoch(value / 1000);
    }
    case 13: return from_epoch(value / 1000);
    case 14: return from_compact(value, 14);
    case 16: return from_epoch(value / 1'000'000);
    case 19: {  // 9,223,372,036,854,775,807 stands for no time
      constexpr std::int64_t k2100 = 4'102'444'800;
      const std::int64_t seconds = value / 1'000'000'000;
      return seconds > 0 && seconds < k2100 ? from_epoch(seconds) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

// 20251114T093000Z
bool read_basic(DateCursor& cursor, ParsedDate& out) {
  if (!cursor.is_number(8, 8)) return false;
  const int digits = static_cast<int>(cursor.peek().value);
  cursor.skip();
  ClockTime time;
  if (!cursor.is_word(DateWord::tee) || !cursor.joined()) return false;
  if (!read_clock_time(cursor, true, time)) return false;
  const std::optional<std::int64_t> utc =
      utc_of({digits / 10000, digits / 100 % 100, digits % 100}, time);
  if (!utc) return false;
  out = {*utc, time.has_seconds ? DatePrecision::second : DatePrecision::minute};
  return true;
}

// 2025-W46-5 and 2025-318
bool read_week_or_ordinal(std::string_view text, DateCursor& cursor, ParsedDate& out) {
  int year = 0;
  int number = 0;
  if (!cursor.take_number(4, 4, year) || year < 1000 || !cursor.joined() ||
      !cursor.take_mark('-')) {
    return false;
  }
  if (cursor.take_joined_number(3, 3, number)) {
    const std::int64_t days = (utc_from_civil({year, 12, 31}) - utc_from_civil({year, 1, 1})) / kDay;
    if (number < 1 || number > days + 1) return false;
    out = {utc_from_civil({year, 1, 1}) + (number - 1) * kDay, DatePrecision::day};
    return true;
  }
  const DateToken& letter = cursor.peek();
  if (letter.gap != DateGap::none || letter.end != letter.begin + 1 ||
      (text[letter.begin] != 'W' && text[letter.begin] != 'w')) {
    return false;
  }
  cursor.skip();
  int weekday = 0;
  if (!cursor.take_joined_number(2, 2, number) || !cursor.joined() || !cursor.take_mark('-') ||
      !cursor.take_joined_number(1, 1, weekday) || weekday < 1 || weekday > 7 || number < 1) {
    return false;
  }
  const std::int64_t fourth = utc_from_civil({year, 1, 4});  // always in week 1
  const std::int64_t monday = fourth - ((fourth / kDay + 3) % 7 + 7) % 7 * kDay;
  out = {monday + ((number - 1) * 7 + weekday - 1) * kDay, DatePrecision::day};
  const std::string week = period_name(out.utc, Period::week);
  return week == period_name(fourth, Period::week).substr(0, 6) + (number < 10 ? "0" : "") +
                     std::to_string(number);
}

// 2025-11, 2025/11, 11/2025, November 2025, 2025 November, 2025年11月, 2025年
bool read_month_or_year(DateCursor& cursor, ParsedDate& out) {
  int year = 0;
  int month = 0;
  const auto named_month = [&] {
    if (!cursor.is_word(DateWord::month) && !cursor.is_word(DateWord::short_month)) return false;
    month = static_cast<int>(cursor.peek().value);
    cursor.skip();
    cursor.take_mark('.');
    return true;
  };
  const std::size_t place = cursor.place();
  if (named_month()) {
    if (!cursor.take_mark(',') && !cursor.take_mark('-')) cursor.take_word(DateWord::of);
    if (!cursor.take_number(4, 4, year)) return false;
  } else if (cursor.take_number(4, 4, year)) {
    if (cursor.take_mark('Y')) {
      if (!cursor.take_number(1, 2, month)) {
        out = {utc_from_civil({year, 1, 1}), DatePrecision::year};
        return year >= 1000;
      }
      if (!cursor.take_mark('M')) return false;
    } else if (cursor.joined() && (cursor.take_mark('-') || cursor.take_mark('/'))) {
      if (!cursor.take_joined_number(1, 2, month) && !named_month()) return false;
    } else if (!named_month()) {
      return false;
    }
  } else {
    cursor.go_back(place);
    if (!cursor.take_number(1, 2, month) || !cursor.joined() || !cursor.take_mark('/') ||
        !cursor.take_joined_number(4, 4, year)) {
      return false;
    }
  }
  const std::optional<ParsedDate> date = at_midnight({year, month, 1}, DatePrecision::month);
  if (date) out = *date;
  return date.has_value();
}

}  // namespace

std::optional<ParsedDate> parse_date(std::string_view text) {
  DateTokens tokens;
  tokenize_date(text, 0, text.size(), tokens);
  if (tokens.count == 0 || !tokens.complete) return std::nullopt;
  if (tokens.count == 1 && tokens.items[0].kind == DateTokenKind::number) {
    return from_digits(tokens.items[0]);
  }
  DateMatch match;
  if (match_date(tokens, 0, true, match) && match.next == tokens.count) return match.date;

  ParsedDate date;
  DateCursor cursor(tokens, 0);
  const auto whole = [&](bool matched) {
    const bool all = matched && cursor.place() == tokens.count;
    if (!all) cursor.go_back(0);
    return all;
  };
  if (whole(read_basic(cursor, date)) || whole(read_week_or_ordinal(text, cursor, date)) ||
      whole(read_month_or_year(cursor, date))) {
    return date;
  }
  // Unix seconds with a fraction
  if (tokens.count == 3 && cursor.is_number(9, 10) && cursor.is_mark('.', 1) && cursor.joined(1) &&
      cursor.is_number(1, 20, 2) && cursor.joined(2)) {
    return from_digits(tokens.items[0]);
  }
  return std::nullopt;
}

}  // namespace tickerdex
