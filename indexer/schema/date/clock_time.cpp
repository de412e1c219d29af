// Zones are offsets, except the short names of United States zones ("ET"), whose summer time is
// computed here: the rule takes three lines and avoids a dependency on a time zone database.
#include "indexer/schema/date/clock_time.h"

namespace tickerdex {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;

// The n-th Sunday of a month; 0 is the last one.
std::int64_t sunday_of(int year, int month, int nth) {
  const std::int64_t first =
      utc_from_civil({year, month, nth == 0 ? days_in_month(year, month) - 6 : 1 + 7 * (nth - 1)});
  const std::int64_t weekday = ((first / kDay + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
  return first + (7 - weekday) % 7 * kDay;
}

// Clocks go forward and back at two in the morning, local time. Winter time is assumed in the hour
// that does not exist, summer time in the one that occurs twice.
bool is_us_summer_time(int year, std::int64_t wall) {
  if (year < 1967) return false;
  const std::int64_t begins = year >= 2007   ? sunday_of(year, 3, 2)
                              : year >= 1987 ? sunday_of(year, 4, 1)
                                             : sunday_of(year, 4, 0);
  const std::int64_t ends = year >= 2007 ? sunday_of(year, 11, 1) : sunday_of(year, 10, 0);
  return wall >= begins + 3 * kHour && wall < ends + 2 * kHour;
}

bool read_meridiem(DateCursor& cursor, ClockTime& time) {
  if (time.hour > 12) return false;
  time.hour = time.hour % 12 + static_cast<int>(cursor.peek().value);
  cursor.skip();
  return true;
}

// 上午9:30, 午後6時15分: the half of the day comes first.
bool read_cjk_time(DateCursor& cursor, ClockTime& time) {
  int half = -1;
  if (cursor.take_mark('a')) half = 0;
  else if (cursor.take_mark('p')) half = 12;
  if (!cursor.take_number(1, 2, time.hour)) return false;
  if (half >= 0) {
    if (time.hour > 12) return false;
    time.hour = time.hour % 12 + half;
  }
  if (cursor.take_mark('h')) {
    if (cursor.is_number(1, 2) && cursor.is_mark('m', 1)) {
      cursor.take_number(1, 2, time.minute);
      cursor.skip();
      if (cursor.is_number(1, 2) && cursor.is_mark('s', 1)) {
        cursor.take_number(1, 2, time.second);
        cursor.skip();
        time.has_seconds = true;
      }
    }
    return true;
  }
  return half >= 0 && cursor.joined() && cursor.take_mark(':') &&
         cursor.take_joined_number(2, 2, time.minute);
}

// ":30", ":01:01.79" after the hour.
bool read_colons(DateCursor& cursor, ClockTime& time) {
  if (!cursor.joined() || !cursor.take_mark(':')) return false;
  if (!cursor.take_joined_number(2, 2, time.minute)) return false;
  if (cursor.is_mark(':') && cursor.joined() && cursor.joined(1) && cursor.is_number(2, 2, 1)) {
    cursor.skip();
    cursor.take_number(2, 2, time.second);
    time.has_seconds = true;
    const bool fraction = (cursor.is_mark('.') || cursor.is_mark(',')) && cursor.joined() &&
                          cursor.joined(1) && cursor.is_number(1, 20, 1);
    if (fraction) cursor.skip(2);
  }
  return true;
}

// "0930", "093000": only if a T or a zone shows that it is a time.
bool read_compact(DateCursor& cursor, bool after_tee, ClockTime& time) {
  const bool seconds = cursor.is_number(6, 6);
  int digits = 0;
  if (!cursor.take_number(4, 4, digits) && !(after_tee && cursor.take_number(6, 6, digits))) {
    return false;
  }
  time.has_seconds = seconds;
  time.second = seconds ? digits % 100 : 0;
  if (seconds) digits /= 100;
  time.minute = digits % 100;
  time.hour = digits / 100;
  if (!after_tee) return cursor.is_word(DateWord::zone) || cursor.is_word(DateWord::us_zone);
  if (seconds && cursor.is_mark('.') && cursor.joined() && cursor.joined(1) &&
      cursor.is_number(1, 20, 1)) {
    cursor.skip(2);
  }
  return true;
}

bool read_clock(DateCursor& cursor, bool after_tee, ClockTime& time) {
  if (cursor.is_number(4, 6)) return read_compact(cursor, after_tee, time);
  if (cursor.is_mark('a') || cursor.is_mark('p') || cursor.is_mark('h', 1)) {
    return read_cjk_time(cursor, time);
  }
  if (!cursor.take_number(1, 2, time.hour)) return false;
  const bool colons = read_colons(cursor, time);
  bool dotted = false;
  if (!colons && cursor.is_mark('.') && cursor.joined() && cursor.joined(1) &&
      cursor.is_number(2, 2, 1)) {  // "18.30 Uhr", "6.15pm"
    cursor.skip();
    dotted = cursor.take_number(2, 2, time.minute);
  }
  if (cursor.is_word(DateWord::meridiem)) return read_meridiem(cursor, time);
  if (cursor.take_word(DateWord::hour)) {
    if (!colons && !dotted && cursor.is_number(2, 2) && !cursor.is_mark(':', 1)) {  // "18h30"
      cursor.take_number(2, 2, time.minute);
    }
    return true;
  }
  return colons;
}

bool read_offset(DateCursor& cursor, bool one_digit, bool iso, ClockTime& time) {
  const bool minus = cursor.is_mark('-');
  if (!minus && !cursor.is_mark('+')) return false;
  if (!cursor.joined(1) || !cursor.is_number(one_digit ? 1 : 2, 4, 1) || cursor.is_number(3, 3, 1)) {
    return false;
  }
  int hours = static_cast<int>(cursor.peek(1).value);
  int minutes = 0;
  std::size_t used = 2;
  if (cursor.is_number(4, 4, 1)) {
    minutes = hours % 100;
    hours /= 100;
  } else {
    if (minus && !iso && !one_digit && !time.has_seconds) return false;  // "09:30-10:30"
    if (cursor.is_mark(':', 2) && cursor.joined(2) && cursor.joined(3) && cursor.is_number(2, 2, 3)) {
      minutes = static_cast<int>(cursor.peek(3).value);
      used = 4;
    }
  }
  if (hours > 23 || minutes > 59) return false;
  cursor.skip(used);
  time.offset_minutes = (minus ? -1 : 1) * (hours * 60 + minutes);
  time.has_zone = true;
  return true;
}

bool read_named_zone(DateCursor& cursor, bool iso, ClockTime& time) {
  const int minutes = static_cast<int>(cursor.peek().value);
  if (cursor.take_word(DateWord::zone)) {
    time.has_zone = true;
    time.offset_minutes = minutes;
    if (minutes == 0 && cursor.joined()) read_offset(cursor, true, iso, time);  // "UTC+8"
    return true;
  }
  if (cursor.take_word(DateWord::us_zone)) {
    time.has_zone = time.us_summer_time = true;
    time.offset_minutes = minutes;
    return true;
  }
  if (!cursor.is_word(DateWord::us_zone_name)) return false;
  const bool seasonal = cursor.is_word(DateWord::zone_season, 1);
  if (!cursor.is_word(DateWord::zone_time, seasonal ? 2 : 1)) return false;
  time.has_zone = true;
  time.us_summer_time = !seasonal;
  time.offset_minutes = minutes + (seasonal ? static_cast<int>(cursor.peek(1).value) : 0);
  cursor.skip(seasonal ? 3 : 2);
  return true;
}

// "+0000 (UTC)", "(Eastern Daylight Time)": a comment of RFC 2822.
void skip_comment(DateCursor& cursor) {
  if (!cursor.is_mark('(')) return;
  std::size_t words = 1;
  while (words < 5 && cursor.peek(words).kind == DateTokenKind::word) ++words;
  if (words > 1 && cursor.is_mark(')', words)) cursor.skip(words + 1);
}

void read_zone(DateCursor& cursor, bool iso, ClockTime& time) {
  if (read_offset(cursor, false, iso, time)) return skip_comment(cursor);
  if (read_named_zone(cursor, iso, time)) return;
  const std::size_t place = cursor.place();
  if (cursor.take_mark('(')) {
    if (read_named_zone(cursor, iso, time) && cursor.take_mark(')')) return;
    cursor.go_back(place);
    time.has_zone = time.us_summer_time = false;
    time.offset_minutes = 0;
  }
}

bool is_possible(const ClockTime& time) {
  if (time.minute > 59) return false;
  if (time.hour == 24) return time.minute == 0 && time.second == 0;  // the end of the day
  return time.hour < 24 && (time.second < 60 || (time.second == 60 && time.has_seconds));
}

}  // namespace

bool read_clock_time(DateCursor& cursor, bool iso, ClockTime& time) {
  const std::size_t place = cursor.place();
  time = {};
  const bool after_tee = cursor.is_word(DateWord::tee);
  if (after_tee) cursor.skip();
  const bool tee_stands_alone = after_tee && !cursor.joined();
  if (tee_stands_alone || !read_clock(cursor, after_tee, time) || !is_possible(time)) {
    cursor.go_back(place);
    return false;
  }
  read_zone(cursor, iso, time);
  return true;
}

std::optional<std::int64_t> utc_of(CivilDate date, const ClockTime& time) {
  if (!is_valid(date)) return std::nullopt;
  const std::int64_t wall = utc_from_civil(date) + time.hour * kHour + time.minute * 60 + time.second;
  std::int64_t utc = wall - std::int64_t{time.offset_minutes} * 60;
  if (time.us_summer_time && is_us_summer_time(date.year, wall)) utc -= kHour;
  if (time.second == 60 && utc % kDay != 0) return std::nullopt;  // a leap second ends a UTC day
  if (utc < utc_from_civil({1000, 1, 1}) || utc >= utc_from_civil({9999, 12, 31}) + kDay) {
    return std::nullopt;
  }
  return utc;
}

}  // namespace tickerdex
