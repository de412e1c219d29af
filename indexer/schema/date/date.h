// Points in time, the calendar of a time zone, and durations.
//
// Times are seconds since 1970-01-01T00:00:00Z, proleptic Gregorian, without leap seconds. Valid
// years are 1000 to 9999; an impossible date (30 February, 25:00) is invalid and never clamped.
// Missing parts of a date are zero (midnight, first of the month), as `precision` tells. A time
// outside the years 0000 to 9999 is formatted as the nearest second within them. Thread-safe.
// Source: ISO 8601, RFC 3339, RFC 2822.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/schema/date/date_zone.h"

namespace tickerdex {

enum class DatePrecision : std::uint8_t { second, minute, day, month, year };

/// "2025-11-14T00:00:00Z".
std::string format_rfc3339(std::int64_t utc);

struct CivilDate {
  int year;
  int month;  ///< 1..12
  int day;    ///< 1..31
  bool operator==(const CivilDate&) const = default;
};
CivilDate civil_from_utc(std::int64_t utc);
std::int64_t utc_from_civil(CivilDate date);  ///< at midnight; `date` is valid
bool is_valid(CivilDate date);
int days_in_month(int year, int month);  ///< 0 for an invalid month

/// The periods that facets and terms name.
enum class Period : std::uint8_t { year, quarter, month, week, day };
/// "2025", "2025-Q4", "2025-11", "2025-W46" (ISO 8601 week), "2025-11-14".
std::string period_name(std::int64_t utc, Period period);
/// "day", "week", …
std::string_view name_of(Period period);

/// Divides time into the years, quarters, months, weeks or days of a time zone.
///
/// A period begins at the first moment at which a clock in the zone shows its first midnight or
/// later, and ends where the next one begins. A day has 23 or 25 hours if clocks change, and each
/// moment is in exactly one period. `date:2008-09-16` has the same boundaries (date_range.h): a
/// period's name, typed as a date in the same zone, means the same moments. Times outside the years
/// 0000 to 9999 are in the nearest period within them. Periods are numbered consecutively; days
/// count from 1970-01-01.
class Calendar {
 public:
  /// `zone` must outlive this object.
  Calendar(Period period, const DateZone& zone) : period_(period), zone_(&zone) {}

  std::int64_t period_at(std::int64_t utc) const;
  /// The period that a day of the same zone is in.
  std::int64_t period_of_day(std::int64_t day) const;
  std::int64_t begin_utc(std::int64_t number) const;
  std::int64_t end_utc(std::int64_t number) const { return begin_utc(number + 1); }
  /// False for a day that the zone skipped: Samoa has no 2011-12-30.
  bool happens(std::int64_t number) const { return begin_utc(number) < end_utc(number); }
  /// "2025", "2025-Q4", "2025-11", "2025-W46", "2025-11-14".
  std::string name(std::int64_t number) const;

 private:
  std::int64_t first_day(std::int64_t number) const;

  Period period_;
  const DateZone* zone_;
};

/// A duration as people type it, "26h", "90m", "2d", "45s", "500ms": whole numbers of ms, s, m, h
/// or d. nullopt if it is not a duration or is above 100 years.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

}  // namespace tickerdex
