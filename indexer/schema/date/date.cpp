// Calendar arithmetic with a division and a table, independent of libraries, locales and time
// zones.
#include "indexer/schema/date/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tickerdex {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::array<int, 13> kDaysBefore{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_before_month(int year, int month) {
  return kDaysBefore[static_cast<std::size_t>(month - 1)] + (month > 2 && is_leap(year) ? 1 : 0);
}

// Days from 0000-01-01 to the first of January of a year >= 0.
constexpr std::int64_t days_before_year(std::int64_t year) {
  if (year == 0) return 0;
  const std::int64_t past = year - 1;  // year 0 is a leap year, hence the one more
  return year * 365 + past / 4 - past / 100 + past / 400 + 1;
}

constexpr std::int64_t kEpoch = days_before_year(1970);
constexpr std::int64_t kLastDay = days_before_year(10000) - 1;

// Days since 0000-01-01, within the years that four digits can name.
std::int64_t day_number(std::int64_t utc) {
  const std::int64_t floor = utc / kDaySeconds - (utc % kDaySeconds < 0 ? 1 : 0);
  return std::clamp<std::int64_t>(floor + kEpoch, 0, kLastDay);
}

int seconds_of_day(std::int64_t utc) {
  const std::int64_t rest = utc % kDaySeconds;
  return static_cast<int>(rest < 0 ? rest + kDaySeconds : rest);
}

CivilDate civil_from_day(std::int64_t day) {
  int year = static_cast<int>(day * 400 / 146097);  // 146,097 days in 400 years; off by one at most
  while (days_before_year(year + 1) <= day) ++year;
  while (days_before_year(year) > day) --year;
  const int rest = static_cast<int>(day - days_before_year(year));
  int month = 12;
  while (days_before_month(year, month) > rest) --month;
  return {year, month, rest - days_before_month(year, month) + 1};
}

// The ISO 8601 week belongs to the year of its Thursday.
std::string week_name(std::int64_t day) {
  const std::int64_t weekday = (day + 5) % 7;  // 0000-01-01 was a Saturday; Monday is 0
  const std::int64_t thursday = std::clamp<std::int64_t>(day - weekday + 3, 0, kLastDay);
  const int year = civil_from_day(thursday).year;
  return fmt::format("{:04}-W{:02}", year, (thursday - days_before_year(year)) / 7 + 1);
}

}  // namespace

int days_in_month(int year, int month) {
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29
                                     : kDaysBefore[static_cast<std::size_t>(month)] -
                                           kDaysBefore[static_cast<std::size_t>(month - 1)];
}

bool is_valid(CivilDate date) {
  return date.year >= 1000 && date.year <= 9999 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

CivilDate civil_from_utc(std::int64_t utc) { return civil_from_day(day_number(utc)); }

std::int64_t utc_from_civil(CivilDate date) {
  const int year = std::clamp(date.year, 0, 9999);
  const int month = std::clamp(date.month, 1, 12);
  const std::int64_t day = days_before_year(year) + days_before_month(year, month) + date.day - 1;
  return (day - kEpoch) * kDaySeconds;
}

std::string format_rfc3339(std::int64_t utc) {
  const CivilDate date = civil_from_utc(utc);
  const int seconds = seconds_of_day(utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", date.year, date.month, date.day,
                     seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string period_name(std::int64_t utc, Period period) {
  const std::int64_t day = day_number(utc);
  const CivilDate date = civil_from_day(day);
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
