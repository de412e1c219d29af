// Recursive descent over tokens: each rule is tried in turn, and a rule that fails resets the
// cursor. Rules are few and short, so that trying all of them is fast enough.
#include "indexer/schema/date/date_grammar.h"

#include "indexer/schema/date/clock_time.h"
#include "indexer/schema/date/date_token.h"

namespace tickerdex {
namespace {

struct Reading {
  CivilDate day{};
  ClockTime time;
  bool has_time = false;
  bool iso = false;
};

bool read_month(DateCursor& cursor, bool short_too, int& month) {
  if (!cursor.is_word(DateWord::month) && !(short_too && cursor.is_word(DateWord::short_month))) {
    return false;
  }
  month = static_cast<int>(cursor.peek().value);
  cursor.skip();
  cursor.take_mark('.');
  return true;
}

// A four-digit number followed by a zone is more likely "1500 GMT".
bool read_year(DateCursor& cursor, int& year) {
  if (!cursor.is_number(4, 4) || cursor.peek().value < 1000) return false;
  const bool could_be_time = cursor.peek().value < 1900 && cursor.peek().value % 100 < 60;
  if (could_be_time && (cursor.is_word(DateWord::zone, 1) || cursor.is_word(DateWord::us_zone, 1))) {
    return false;
  }
  return cursor.take_number(4, 4, year);
}

bool read_day(DateCursor& cursor, int& day) { return cursor.take_number(1, 2, day); }

void skip_weekday(DateCursor& cursor) {
  if (cursor.take_mark('w')) return;
  if (!cursor.take_word(DateWord::weekday)) return;
  if (cursor.is_mark('-') && cursor.is_word(DateWord::weekday_half, 1)) cursor.skip(2);
  cursor.take_mark('.');
  cursor.take_mark(',');
}

// 2025-11-14, 2025/11/14, 2025.11.14, 2025-Nov-14, 2025 November 14
bool read_year_first(DateCursor& cursor, Reading& out) {
  if (!cursor.is_number(4, 4) || !cursor.take_number(4, 4, out.day.year)) return false;
  for (const char mark : {'-', '/', '.'}) {
    if (!cursor.is_mark(mark) || !cursor.joined()) continue;
    cursor.skip();
    if (cursor.take_joined_number(1, 2, out.day.month)) {
      out.iso = mark == '-';
      return cursor.joined() && cursor.take_mark(mark) &&
             cursor.take_joined_number(1, 2, out.day.day);
    }
    return mark != '.' && read_month(cursor, true, out.day.month) && cursor.take_mark(mark) &&
           read_day(cursor, out.day.day);
  }
  cursor.take_mark(',');
  if (!read_month(cursor, false, out.day.month) || !read_day(cursor, out.day.day)) return false;
  // "in 2024 November 3, 2025": the first year belongs to the words before
  const std::size_t behind = cursor.is_mark(',') ? 1 : 0;
  return !cursor.is_mark(':') && !cursor.is_number(4, 4, behind);
}

// 2025年11月14日, perhaps followed by the weekday: （金）
bool read_cjk(DateCursor& cursor, Reading& out) {
  if (!cursor.take_number(4, 4, out.day.year) || !cursor.take_mark('Y')) return false;
  if (!cursor.take_number(1, 2, out.day.month) || !cursor.take_mark('M')) return false;
  if (!read_day(cursor, out.day.day) || !cursor.take_mark('D')) return false;
  if (cursor.is_mark('(') && cursor.is_mark(')', 2)) cursor.skip(3);
  cursor.take_mark('w');
  return true;
}

// Two digits, and then a time with a zone, as in RFC 2822.
bool read_short_year(DateCursor& cursor, Reading& out) {
  int year = 0;
  if (!cursor.take_number(2, 2, year)) return false;
  out.day.year = year + (year < 50 ? 2000 : 1900);
  out.has_time = read_clock_time(cursor, false, out.time) && out.time.has_zone;
  return out.has_time;
}

// 14 Nov 2025, 14. November 2025, 26-FEB-1987, 14th of November, 2025, 14 de noviembre de 2025
bool read_day_first(DateCursor& cursor, Reading& out) {
  if (!read_day(cursor, out.day.day)) return false;
  if (!(cursor.joined() && cursor.take_mark('.'))) cursor.take_word(DateWord::ordinal);
  cursor.take_word(DateWord::of);
  const char mark = cursor.is_mark('-') ? '-' : cursor.is_mark('/') ? '/' : '\0';
  if (mark != 0) cursor.skip();
  if (!read_month(cursor, true, out.day.month)) return false;
  if (mark != 0) {
    cursor.take_mark(mark);
  } else if (!cursor.take_mark(',')) {
    cursor.take_word(DateWord::of);
  }
  return read_year(cursor, out.day.year) || read_short_year(cursor, out);
}

// November 14, 2025; Nov. 14th 2025; Nov-14-2025; and ctime's "Nov 14 09:30:00 2025"
bool read_month_first(DateCursor& cursor, Reading& out) {
  if (!read_month(cursor, false, out.day.month)) return false;
  const bool dashed = cursor.take_mark('-');
  if (!read_day(cursor, out.day.day)) return false;
  cursor.take_word(DateWord::ordinal);
  if (dashed) {
    cursor.take_mark('-');
  } else if (!cursor.take_mark(',')) {
    cursor.take_word(DateWord::of);
  }
  if (cursor.is_mark(':', 1) && cursor.is_number(1, 2)) {
    out.has_time = read_clock_time(cursor, false, out.time);
    if (!out.has_time || !cursor.take_number(4, 4, out.day.year)) return false;
    if (out.time.has_zone) return true;
    for (const DateWord word : {DateWord::zone, DateWord::us_zone}) {
      const int minutes = static_cast<int>(cursor.peek().value);
      if (!cursor.take_word(word)) continue;
      out.time.has_zone = true;
      out.time.offset_minutes = minutes;
      out.time.us_summer_time = word == DateWord::us_zone;
    }
    return true;
  }
  return read_year(cursor, out.day.year);
}

// 14.11.2025; 14/11/2025 and 11/14/2025, where one number must be above twelve or both equal
bool read_numeric(DateCursor& cursor, Reading& out) {
  int first = 0;
  int second = 0;
  if (!cursor.take_number(1, 2, first) || !cursor.joined()) return false;
  const char mark = cursor.peek().mark;
  if (mark != '/' && mark != '-' && mark != '.') return false;
  cursor.skip();
  if (mark != '.' && !cursor.joined()) return false;
  if (!cursor.take_number(1, 2, second) || !cursor.joined() || !cursor.take_mark(mark)) return false;
  if (mark != '.' && !cursor.joined()) return false;
  if (!cursor.take_number(4, 4, out.day.year)) return false;
  if (mark == '.' || first > 12) {
    out.day.day = first;
    out.day.month = second;
    return true;
  }
  out.day.month = first;
  out.day.day = second;
  return second > 12 || first == second;
}

bool read_date(DateCursor& cursor, Reading& out) {
  skip_weekday(cursor);
  const std::size_t place = cursor.place();
  for (const auto rule :
       {read_year_first, read_cjk, read_day_first, read_month_first, read_numeric}) {
    out = {};
    if (rule(cursor, out)) return true;
    cursor.go_back(place);
  }
  return false;
}

void skip_connector(DateCursor& cursor) {
  if (cursor.is_mark(':') && cursor.joined() && cursor.joined(1)) return cursor.skip();  // Apache
  cursor.take_mark(',');
  if (cursor.is_mark('~') || cursor.is_mark('|') || cursor.is_mark('@') ||
      (cursor.is_mark('-') && !cursor.joined())) {
    cursor.skip();
  }
  cursor.take_word(DateWord::at);
  cursor.take_word(DateWord::at);  // "a las"
}

bool read_trailing_time(DateCursor& cursor, Reading& out) {
  const std::size_t place = cursor.place();
  skip_connector(cursor);
  if (read_clock_time(cursor, out.iso, out.time)) return true;
  cursor.go_back(place);
  return false;
}

// "6:15pm EDT, Fri Oct 20, 2006"
bool read_time_first(DateCursor& cursor, Reading& out) {
  ClockTime time;
  if (cursor.is_word(DateWord::tee) || !read_clock_time(cursor, false, time)) return false;
  if (!cursor.take_mark(',') && !cursor.take_mark('~') && !cursor.take_mark('|')) {
    cursor.take_mark('-');
  }
  cursor.take_word(DateWord::at);
  if (!read_date(cursor, out) || out.has_time) return false;
  out.time = time;
  out.has_time = true;
  return true;
}

}  // namespace

bool match_date(const DateTokens& tokens, std::size_t first, bool with_time, DateMatch& match) {
  DateCursor cursor(tokens, first);
  Reading reading;
  if (!read_date(cursor, reading)) {
    cursor.go_back(first);
    if (!read_time_first(cursor, reading)) return false;
  } else if (with_time && !reading.has_time) {
    reading.has_time = read_trailing_time(cursor, reading);
  }
  const std::optional<std::int64_t> utc =
      utc_of(reading.day, reading.has_time ? reading.time : ClockTime{});
  if (!utc) return false;
  match.date.utc = *utc;
  match.date.precision = !reading.has_time           ? DatePrecision::day
                         : reading.time.has_seconds ? DatePrecision::second
                                                    : DatePrecision::minute;
  match.next = cursor.place();
  match.has_time = reading.has_time;
  return true;
}

}  // namespace tickerdex
