// Parses the values of `date:`, `since:` and `until:` to a closed range of seconds.
//
// Both ends are inclusive and rounded outwards to the typed unit, in the given zone: a day is as
// long as its clocks make it, and an hour that occurs twice includes both.
//
// A distance, "7d", is the calendar day (in the zone) seven days ago; "2w" fourteen days ago, "3m"
// and "1y" the same day of the month then, or the month's last one. "12h" is the second twelve
// hours ago. So `since:7d` starts at midnight seven days ago, `until:7d` ends with that day, and
// `30d..7d` is the time between. By itself, `date:7d` is the range from then to now. Weeks begin on
// Monday; "today", "this-week", "this-month" and "this-year" are the whole unit, to its end. Case
// is ignored. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tickerdex {

struct DateRange {
  std::optional<std::int64_t> first_utc;  ///< nullopt: open
  std::optional<std::int64_t> last_utc;   ///< inclusive; nullopt: open
  bool operator==(const DateRange&) const = default;
};

/// The current time and the zone of calendar days; read once per process.
struct DateContext {
  std::int64_t now_utc = 0;
  std::string zone = "UTC";  ///< IANA name
};

/// An invalid date: `offset` and `length` are bytes of the spec, what() says how to fix it.
struct DateRangeError : std::runtime_error {
  DateRangeError(const std::string& what, std::size_t offset_, std::size_t length_)
      : std::runtime_error(what), offset(offset_), length(length_) {}
  std::size_t offset;
  std::size_t length;
};

/// "2025", "2025-11", "2025-11-14", "2025Q3", "2025-Q3", "2025-W46", "A..B", "..B", "A..",
/// "7d", "12h", "2w", "3m", "1y" (up to now), "today", "yesterday", "this-week", "last-week",
/// "this-month", "last-month", "this-year", "last-year", "now", "2025-11-14T09", with minutes, with
/// seconds, and with a zone: "2025-11-14T09:30Z", "2025-11-14T09:30+08:00".
/// @throws DateRangeError for anything else, including impossible dates and empty ranges.
DateRange parse_date_range(std::string_view spec, const DateContext& context);
/// From the beginning of `spec` on; up to the end of `spec`.
DateRange parse_since(std::string_view spec, const DateContext& context);
DateRange parse_until(std::string_view spec, const DateContext& context);

bool is_known_zone(const std::string& iana_name);

}  // namespace tickerdex
