// One end of a date range, as the seconds that it covers: a calendar unit ("2025", "2025Q3",
// "2025-11-14T09:30Z"), a word ("last-week") or a distance from now ("7d").
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/schema/date/date_range.h"
#include "indexer/schema/date/date_zone.h"

namespace tickerdex {

struct DateUnit {
  std::int64_t first_utc = 0;
  std::int64_t last_utc = 0;  ///< inclusive
  bool is_distance = false;   ///< "7d": by itself it is the range up to now
};

/// `offset` is the position of `text` in the spec, for errors. @throws DateRangeError.
DateUnit parse_date_unit(std::string_view text, std::size_t offset, const DateZone& zone,
                         std::int64_t now_utc);

/// The typed text for a message: short, without control characters.
std::string quoted_spec(std::string_view text);

}  // namespace tickerdex
