// A text that is a date as a whole: a point in time and how exact it is. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/schema/date/date.h"

namespace tickerdex {

struct ParsedDate {
  std::int64_t utc = 0;
  DatePrecision precision = DatePrecision::second;
  bool operator==(const ParsedDate&) const = default;
};

/// Parses a text that is a date as a whole (white space around it aside): RFC 3339 and other ISO
/// 8601 forms, RFC 2822, "November 14, 2025", "14 Nov 2025", "Fri Oct 20, 2006 6:15pm EDT",
/// "26-FEB-1987 15:01:01.79", "2025年11月14日", "14. November 2025", "20251114", "2025-11",
/// Unix seconds (9 or 10 digits) or milliseconds, and so on. Without a zone: UTC; "ET", "CT", "MT"
/// and "PT" follow the clock of the United States. Nothing for what is no date, is impossible, has
/// an unknown zone, or is ambiguous (01/02/2025). A weekday that does not fit is ignored; a year of
/// two digits is read in RFC 2822 only.
std::optional<ParsedDate> parse_date(std::string_view text);

}  // namespace tickerdex
