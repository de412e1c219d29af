// Dates inside an article's text: datelines, and relative phrases.
//
// A scanner finds candidates with their place; which of them is the published time is for
// indexer/article/ to decide. Offsets are bytes. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/schema/date/date.h"

namespace tickerdex {

struct FoundDate {
  ParsedDate date;
  std::size_t begin = 0;  ///< [begin, end) of the text
  std::size_t end = 0;
  bool has_time = false;
};

/// Every absolute date with a day and a year of four digits in `text`, in order, none overlapping:
/// all that parse_date reads, bare digits ("20251114") and ISO weeks aside. Months by name in
/// English, German, French, Spanish, Portuguese and Italian; Chinese, Japanese and Korean 年月日.
/// Dates inside names and addresses ("/2025/11/14/") do not count. At most `limit`.
std::vector<FoundDate> find_dates(std::string_view text, std::size_t limit = 64);

struct RelativeTime {
  std::int64_t seconds = 0;  ///< before the reference time; never negative
  DatePrecision precision = DatePrecision::minute;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first relative phrase of `line`: "9 hours ago", "an hour ago", "1 hour, 5 minutes ago",
/// "yesterday", "5 mins ago", "vor 3 Stunden", "il y a 2 heures", "hace 3 horas", "3 ore fa",
/// "9小时前", "3時間前", "2日前", "3시간 전". A month is 30 days and a year 365. Nothing of 200 years
/// or more. "yesterday" counts wherever it stands: ask only of lines that can be a dateline.
std::optional<RelativeTime> find_relative_time(std::string_view line);

/// `reference_utc` minus the phrase, rounded down to the phrase's unit: the day for days and more,
/// the hour for whole hours, the minute for minutes.
ParsedDate resolve(const RelativeTime& relative, std::int64_t reference_utc);

}  // namespace tickerdex
