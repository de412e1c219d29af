// Parses a text that is a date: a point in time and its precision. Thread-safe.
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

/// Parses a text that is only a date, ignoring surrounding white space: RFC 3339 and other ISO 8601
/// forms, RFC 2822, "November 14, 2025", "14 Nov 2025", "Fri Oct 20, 2006 6:15pm EDT",
/// "26-FEB-1987 15:01:01.79", "2025年11月14日", "14. November 2025", "20251114", "2025-11", Unix
/// seconds (9 or 10 digits), milliseconds, microseconds or nanoseconds, and so on. Without a zone: UTC; "ET", "CT", "MT" and
/// "PT" follow United States time. nullopt if it is not a date, is impossible, has an unknown zone,
/// or is ambiguous (01/02/2025). A wrong weekday is ignored; a two-digit year is read only in RFC
/// 2822.
std::optional<ParsedDate> parse_date(std::string_view text);

}  // namespace tickerdex
