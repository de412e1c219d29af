// Strict on purpose: a misread query would silently show wrong news. For a date that parse_date()
// understands ("14 Nov 2025"), the error suggests the accepted form.
#include "indexer/schema/date/date_unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::array<const char*, 12> kMonthNames{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::int64_t floor_to_day(std::int64_t wall) { return wall - ((wall % kDay) + kDay) % kDay; }

// The Monday of the week, as wall seconds at midnight; 1970-01-01 was a Thursday.
std::int64_t monday_of(std::int64_t midnight) {
  return midnight - ((midnight / kDay + 3) % 7 + 7) % 7 * kDay;
}

class UnitParser {
 public:
  UnitParser(std::string_view text, std::size_t offset, const DateZone& zone, std::int64_t now_utc)
      : text_(text), offset_(offset), zone_(zone), now_utc_(now_utc) {}

  DateUnit parse() {
    DateUnit unit;
    if (read_word(unit) || read_distance(unit) || read_calendar(unit)) return unit;
    fail_unknown();
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    throw DateRangeError(fmt::format("{} is not a date: {}", quoted_spec(text_), reason), offset_,
                         text_.size());
  }

  [[noreturn]] void fail_unknown() const {
    if (const std::optional<ParsedDate> date = parse_date(text_)) {
      const std::string whole = format_rfc3339(date->utc);
      const std::size_t length = date->precision == DatePrecision::year    ? 4
                                 : date->precision == DatePrecision::month ? 7
                                 : date->precision == DatePrecision::day   ? 10
                                                                           : whole.size();
      fail(fmt::format("write {}", whole.substr(0, length)));
    }
    fail("write 2025, 2025-11, 2025-11-14, 2025Q3, 2025-W46, 7d, today, last-week or A..B");
  }

  DateUnit days(std::int64_t first_midnight, std::int64_t end_midnight) const {
    const std::int64_t first = zone_.first_utc(first_midnight);
    const std::int64_t end = zone_.first_utc(end_midnight);
    if (first == end) fail("that day does not exist in this time zone");  // Samoa, 2011-12-30
    return {first, end - 1, false};
  }

  DateUnit months(int year, int month, int count) const {
    const int last = month + count - 1;
    return days(utc_from_civil({year, month, 1}),
                utc_from_civil({year, last, days_in_month(year, last)}) + kDay);
  }

  std::int64_t today() const { return floor_to_day(zone_.wall_at(now_utc_)); }

  // Months before today; a day that does not exist in the month becomes its last one.
  std::int64_t months_back(std::int64_t count) const {
    const CivilDate now = civil_from_utc(today());
    const std::int64_t months = std::int64_t{now.year} * 12 + now.month - 1 - count;
    const int year = static_cast<int>(months / 12);
    const int month = static_cast<int>(months % 12) + 1;
    if (months < 12000) fail("it reaches back before the year 1000");
    return utc_from_civil({year, month, std::min(now.day, days_in_month(year, month))});
  }

  bool read_word(DateUnit& unit) const {
    const std::string word = ascii_lower(text_);
    const std::int64_t midnight = today();
    const CivilDate now = civil_from_utc(midnight);
    const std::int64_t monday = monday_of(midnight);
    const CivilDate before = civil_from_utc(utc_from_civil({now.year, now.month, 1}) - kDay);
    if (word == "now") unit = {now_utc_, now_utc_, false};
    else if (word == "today") unit = days(midnight, midnight + kDay);
    else if (word == "yesterday") unit = days(midnight - kDay, midnight);
    else if (word == "this-week") unit = days(monday, monday + 7 * kDay);
    else if (word == "last-week") unit = days(monday - 7 * kDay, monday);
    else if (word == "this-month") unit = months(now.year, now.month, 1);
    else if (word == "last-month") unit = months(before.year, before.month, 1);
    else if (word == "this-year") unit = months(now.year, 1, 12);
    else if (word == "last-year") unit = months(now.year - 1, 1, 12);
    else return false;
    return true;
  }

  bool read_distance(DateUnit& unit) const {
    if (text_.size() < 2) return false;
    const std::string_view digits = text_.substr(0, text_.size() - 1);
    const bool all_digits = std::all_of(digits.begin(), digits.end(), is_digit);
    const char letter = to_lower(text_.back());
    if (!all_digits || std::string_view("hdwmy").find(letter) == std::string_view::npos) {
      return false;
    }
    if (digits.size() > 7) fail("it reaches back before the year 1000");
    const std::int64_t count = std::stoll(std::string(digits));
    if (letter == 'h') {
      unit = {now_utc_ - count * 3600, now_utc_ - count * 3600, true};
    } else {
      const std::int64_t midnight = letter == 'd'   ? today() - count * kDay
                                    : letter == 'w' ? today() - count * 7 * kDay
                                                    : months_back(letter == 'm' ? count : count * 12);
      unit = days(midnight, midnight + kDay);
    }
    unit.is_distance = true;
    if (unit.first_utc < utc_from_civil({1000, 1, 1})) fail("it reaches back before the year 1000");
    return true;
  }

  bool take(char wanted) {
    if (at_ >= text_.size() || to_lower(text_[at_]) != wanted) return false;
    ++at_;
    return true;
  }

  bool take_digits(std::size_t count, int& value) {
    if (at_ + count > text_.size()) return false;
    value = 0;
    for (std::size_t i = at_; i < at_ + count; ++i) {
      if (!is_digit(text_[i])) return false;
      value = value * 10 + (text_[i] - '0');
    }
    at_ += count;
    return at_ == text_.size() || !is_digit(text_[at_]);
  }

  bool done() const { return at_ == text_.size(); }

  bool read_calendar(DateUnit& unit) {
    int year = 0;
    if (!take_digits(4, year)) return false;
    int month = 0;
    int number = 0;
    if (done()) {
      check_year(year);
      unit = months(year, 1, 12);
      return true;
    }
    const bool dashed = take('-');
    if (take('q')) {
      if (!take_digits(1, number) || !done()) return false;
      check_year(year);
      if (number < 1 || number > 4) fail("quarters are Q1 to Q4");
      unit = months(year, number * 3 - 2, 3);
      return true;
    }
    if (take('w')) return take_digits(2, number) && done() && read_week(year, number, unit);
    if (!dashed || !take_digits(2, month)) return false;
    if (done()) {
      check_month(year, month);
      unit = months(year, month, 1);
      return true;
    }
    if (!take('-') || !take_digits(2, number)) return false;
    const bool is_whole_day = done();
    if (!is_whole_day && !take('t') && !take(' ')) return false;
    check_month(year, month);
    if (number < 1 || number > days_in_month(year, month)) {
      fail(fmt::format("{} {} has {} days", kMonthNames[static_cast<std::size_t>(month - 1)], year,
                       days_in_month(year, month)));
    }
    const std::int64_t midnight = utc_from_civil({year, month, number});
    if (!is_whole_day) return read_time(midnight, unit);
    unit = days(midnight, midnight + kDay);
    return true;
  }

  void check_year(int year) const {
    if (year < 1000) fail("years run from 1000 to 9999");
  }

  void check_month(int year, int month) const {
    check_year(year);
    if (month < 1 || month > 12) fail("months run from 01 to 12");
  }

  bool read_week(int year, int week, DateUnit& unit) const {
    check_year(year);
    // 28 December is always in the last week, 4 January in the first.
    const std::int64_t last = monday_of(utc_from_civil({year, 12, 28}));
    const std::int64_t monday = monday_of(utc_from_civil({year, 1, 4})) + (week - 1) * 7 * kDay;
    if (week < 1 || monday > last) {
      fail(fmt::format("{} has the weeks W01 to {}", year,
                       period_name(last, Period::week).substr(5)));
    }
    unit = days(monday, monday + 7 * kDay);
    return true;
  }

  bool read_time(std::int64_t midnight, DateUnit& unit) {
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::int64_t length = 3600;
    if (!take_digits(2, hour)) return false;
    if (take(':')) {
      length = 60;
      if (!take_digits(2, minute)) return false;
      if (take(':')) {
        length = 1;
        if (!take_digits(2, second)) return false;
      }
    }
    std::int64_t zone_seconds = 0;
    const bool is_zoned = !done();
    if (is_zoned && !read_offset(zone_seconds)) return false;
    if (hour > 23 || minute > 59 || second > 59) {
      fail("hours run from 00 to 23, minutes and seconds from 00 to 59");
    }
    const std::int64_t wall = midnight + hour * 3600 + minute * 60 + second;
    if (is_zoned) {
      unit = {wall - zone_seconds, wall - zone_seconds + length - 1, false};
      return true;
    }
    const std::int64_t last_wall = wall + length - 1;
    unit = {zone_.first_utc(wall), zone_.last_utc(last_wall), false};
    if (zone_.wall_at(unit.first_utc) > last_wall) {  // the whole unit is skipped
      const std::string there = format_rfc3339(zone_.wall_at(unit.first_utc));
      fail(fmt::format("clocks go forward to {} there; write {}", there.substr(11, 5),
                       there.substr(0, 16)));
    }
    return true;
  }

  // "Z", "+08:00", "-0500" to the end
  bool read_offset(std::int64_t& seconds) {
    if (take('z')) return done();
    const bool minus = take('-');
    int hours = 0;
    int minutes = 0;
    if (!minus && !take('+')) return false;
    const std::size_t place = at_;
    if (take_digits(4, hours)) {
      minutes = hours % 100;
      hours /= 100;
    } else {
      at_ = place;
      if (!take_digits(2, hours) || !take(':') || !take_digits(2, minutes)) return false;
    }
    if (hours > 23 || minutes > 59) fail("a zone is written Z, +08:00 or -05:00");
    seconds = (minus ? -1 : 1) * (hours * 3600 + minutes * 60);
    return done();
  }

  std::string_view text_;
  std::size_t offset_;
  const DateZone& zone_;
  std::int64_t now_utc_;
  std::size_t at_ = 0;
};

}  // namespace

DateUnit parse_date_unit(std::string_view text, std::size_t offset, const DateZone& zone,
                         std::int64_t now_utc) {
  return UnitParser(text, offset, zone, now_utc).parse();
}

std::string quoted_spec(std::string_view text) {
  constexpr std::size_t kShown = 48;
  std::size_t length = std::min(text.size(), kShown);
  while (length < text.size() && length > 0 && is_utf8_trail(text[length])) {
    --length;  // not inside a character
  }
  std::string out(text.substr(0, length));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  return length < text.size() ? out + "..." : out;
}

}  // namespace tickerdex
