#include "indexer/schema/date/calendar.h"

#include <algorithm>

namespace tickerdex {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kFirstDay = -719'528;   // 0000-01-01
constexpr std::int64_t kBeyondDay = 2'932'897;  // 10000-01-01

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
  const auto civil = civil_from_utc(day * kDaySeconds);
  return (std::int64_t{civil.year} * 12 + civil.month - 1) / months_of(period_);
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
  const auto wall = std::clamp(zone_->wall_at(utc), kFirstDay * kDaySeconds,
                               kBeyondDay * kDaySeconds - 1);
  auto number = period_of_day(floor_division(wall, kDaySeconds));
  if (wall == utc) return number;
  // Clocks that go back over midnight show the end of a day again after the next one has begun.
  if (utc < begin_utc(number) && wall > kFirstDay * kDaySeconds) {
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

}  // namespace tickerdex
