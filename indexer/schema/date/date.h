// Points in time: formatting, and the calendar.
//
// Times are seconds since 1970-01-01T00:00:00Z, proleptic Gregorian, without leap seconds. Valid
// years are 1000 to 9999; an impossible date (30 February, 25:00) is invalid and never clamped.
// Missing parts of a date are zero (midnight, first of the month), as `precision` tells. A time
// outside the years 0000 to 9999 is formatted as the nearest second within them. Thread-safe.
// Source: ISO 8601, RFC 3339, RFC 2822.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

}  // namespace tickerdex
