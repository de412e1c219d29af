#include "indexer/schema/date/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace tickerdex {
namespace {

using namespace std::chrono;

constexpr sys_days kFirstDay = year(0) / 1 / 1;
constexpr sys_days kLastDay = year(9999) / 12 / 31;

/// The nearest second within the years of four digits.
sys_seconds time_of(std::int64_t utc) {
  return std::clamp<sys_seconds>(sys_seconds(seconds(utc)), kFirstDay,
                                 kLastDay + days(1) - seconds(1));
}

sys_days day_of(std::int64_t utc) { return floor<days>(time_of(utc)); }

CivilDate civil(year_month_day date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

// The ISO 8601 week belongs to the year of its Thursday.
std::string week_name(sys_days day) {
  const auto weekday = static_cast<int>(std::chrono::weekday(day).iso_encoding());  // Monday: 1
  const sys_days thursday = std::clamp(day + days(4 - weekday), kFirstDay, kLastDay);
  const auto year = year_month_day(thursday).year();
  return fmt::format("{:04}-W{:02}", static_cast<int>(year),
                     (thursday - sys_days(year / 1 / 1)).count() / 7 + 1);
}

}  // namespace

int days_in_month(int year, int month) {
  if (month < 1 || month > 12) return 0;
  const auto first = std::chrono::year(year) / static_cast<unsigned>(month);
  return static_cast<int>(static_cast<unsigned>((first / last).day()));
}

bool is_valid(CivilDate date) {
  return date.year >= 1000 && date.year <= 9999 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

CivilDate civil_from_utc(std::int64_t utc) { return civil(day_of(utc)); }

std::int64_t utc_from_civil(CivilDate date) {
  const auto month = static_cast<unsigned>(std::clamp(date.month, 1, 12));
  const sys_days first = year(std::clamp(date.year, 0, 9999)) / month / 1;
  return sys_seconds(first + days(date.day - 1)).time_since_epoch().count();
}

std::string format_rfc3339(std::int64_t utc) {
  const CivilDate date = civil_from_utc(utc);
  const sys_seconds time = time_of(utc);
  const hh_mm_ss clock(time - floor<days>(time));
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", date.year, date.month, date.day,
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::string period_name(std::int64_t utc, Period period) {
  const sys_days day = day_of(utc);
  const CivilDate date = civil(day);
  switch (period) {
    case Period::year: return fmt::format("{:04}", date.year);
    case Period::quarter: return fmt::format("{:04}-Q{}", date.year, (date.month + 2) / 3);
    case Period::month: return fmt::format("{:04}-{:02}", date.year, date.month);
    case Period::week: return week_name(day);
    case Period::day: break;
  }
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace tickerdex
