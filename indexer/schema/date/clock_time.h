// The time of day with its zone: "6:15pm EDT", "15:01:01.79", "T09:30:00+08:00", "1500 GMT",
// "18 Uhr", "18h30", "下午6时15分", "4:30 p.m. Eastern Time".
#pragma once

#include <cstdint>
#include <optional>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_token.h"

namespace tickerdex {

struct ClockTime {
  int hour = 0;
  int minute = 0;
  int second = 0;
  bool has_seconds = false;
  bool has_zone = false;
  int offset_minutes = 0;      ///< east of UTC
  bool us_summer_time = false;  ///< an hour more in summer, by the rule of that year
};

/// Reads a time with its zone; on failure the cursor does not move. `iso`: after an ISO 8601 date,
/// where "09:30-05:00" is a time with a zone and not two times.
bool read_clock_time(DateCursor& cursor, bool iso, ClockTime& time);

/// nullopt if the time does not exist on that day or is outside the years 1000 to 9999.
std::optional<std::int64_t> utc_of(CivilDate date, const ClockTime& time);

}  // namespace tickerdex
