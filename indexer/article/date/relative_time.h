// Relative phrases inside an article's text: "9 hours ago", "yesterday".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/schema/date/date_parse.h"

namespace tickerdex {

struct RelativeTime {
  std::int64_t seconds = 0;  ///< before the reference time; never negative
  DatePrecision precision = DatePrecision::minute;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first relative phrase of `line`: "9 hours ago", "an hour ago", "1 hour, 5 minutes ago",
/// "yesterday", "5 mins ago", "vor 3 Stunden", "il y a 2 heures", "hace 3 horas", "3 ore fa",
/// "9小时前", "3時間前", "2日前", "3시간 전". A month is 30 days and a year 365. Phrases of 200
/// years or more are ignored. "yesterday" counts anywhere, so pass only lines that can be a
/// dateline.
std::optional<RelativeTime> find_relative_time(std::string_view line);

/// `reference_utc` minus the phrase, rounded down to the phrase's unit: the day for days and more,
/// the hour for whole hours, the minute for minutes.
ParsedDate resolve(const RelativeTime& relative, std::int64_t reference_utc);

}  // namespace tickerdex
