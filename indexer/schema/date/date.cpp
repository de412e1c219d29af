#include "indexer/schema/date/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>

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

namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kFirstWall = kFirstDay.time_since_epoch().count() * kDaySeconds;
constexpr std::int64_t kBeyondDay = kLastDay.time_since_epoch().count() + 1;

constexpr std::int64_t floor_division(std::int64_t number, std::int64_t by) {
  return number >= 0 ? number / by : -((by - 1 - number) / by);
}

constexpr std::int64_t months_of(Period period) {
  return period == Period::year ? 12 : period == Period::quarter ? 3 : 1;
}

}  // namespace

std::int64_t Calendar::period_of_day(std::int64_t day) const {
  if (period_ == Period::day) return day;
  if (period_ == Period::week) return floor_division(day + 3, 7);  // 1970-01-01 was a Thursday
  const auto date = civil_from_utc(day * kDaySeconds);
  return (std::int64_t{date.year} * 12 + date.month - 1) / months_of(period_);
}

std::int64_t Calendar::first_day(std::int64_t number) const {
  if (period_ == Period::day) return number;
  if (period_ == Period::week) return number * 7 - 3;
  const std::int64_t month = number * months_of(period_);
  if (month / 12 > 9999) return kBeyondDay;
  const CivilDate first{static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, 1};
  return floor_division(utc_from_civil(first), kDaySeconds);
}

std::int64_t Calendar::begin_utc(std::int64_t number) const {
  return zone_->first_utc(first_day(number) * kDaySeconds);
}

std::int64_t Calendar::period_at(std::int64_t utc) const {
  const auto wall =
      std::clamp(zone_->wall_at(utc), kFirstWall, kBeyondDay * kDaySeconds - 1);
  auto number = period_of_day(floor_division(wall, kDaySeconds));
  if (wall == utc) return number;
  // Clocks that go back over midnight show the end of a day again after the next one has begun.
  if (utc < begin_utc(number) && wall > kFirstWall) {
    --number;
  } else if (utc >= end_utc(number) && wall < kBeyondDay * kDaySeconds - 1) {
    ++number;
  }
  return number;
}

std::string Calendar::name(std::int64_t number) const {
  return period_name(first_day(number) * kDaySeconds, period_);
}

std::string_view name_of(Period period) {
  switch (period) {
    case Period::year: return "year";
    case Period::quarter: return "quarter";
    case Period::month: return "month";
    case Period::week: return "week";
    case Period::day: break;
  }
  return "day";
}

namespace {

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};
constexpr std::array<Unit, 5> kUnits{
    {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  constexpr std::int64_t kLongest = std::int64_t{100} * 366 * 86'400'000;
  std::int64_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc() || count < 0) return std::nullopt;
  const std::string_view typed(stop, static_cast<std::size_t>(end - stop));
  for (const auto& [name, milliseconds] : kUnits) {
    if (typed != name) continue;
    if (count > kLongest / milliseconds) return std::nullopt;
    return std::chrono::milliseconds(count * milliseconds);
  }
  return std::nullopt;
}

}  // namespace tickerdex
