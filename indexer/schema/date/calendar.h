// Divides time into the years, quarters, months, weeks or days of a time zone.
//
// A period begins at the first moment at which a clock in the zone shows its first midnight or
// later, and ends where the next one begins. A day has 23 or 25 hours if clocks change, and each
// moment is in exactly one period. `date:2008-09-16` has the same boundaries (date_range.h): a
// period's name, typed as a date in the same zone, means the same moments. Times outside the years
// 0000 to 9999 are in the nearest period within them. Thread-safe.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_zone.h"

namespace tickerdex {

/// Periods are numbered consecutively; days count from 1970-01-01.
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

/// "day", "week", …
std::string_view name_of(Period period);

}  // namespace tickerdex
