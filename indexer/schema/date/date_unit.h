// One end of a date range: a unit of the calendar ("2025", "2025Q3", "2025-11-14T09:30Z"), a word
// ("last-week") or a distance from now ("7d"), as the seconds that it covers.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/schema/date/date_range.h"
#include "indexer/schema/date/date_zone.h"

namespace tickerdex {

struct DateUnit {
  std::int64_t first_utc = 0;
  std::int64_t last_utc = 0;    ///< included
  bool is_distance = false;  ///< "7d": alone it reaches up to now
};

/// `offset` is where `text` stands in the spec: errors point there.
/// @throws DateRangeError
DateUnit parse_date_unit(std::string_view text, std::size_t offset, const DateZone& zone,
                         std::int64_t now_utc);

/// What was typed, fit to stand in a message: short, without control characters.
std::string quoted_spec(std::string_view text);

}  // namespace tickerdex
