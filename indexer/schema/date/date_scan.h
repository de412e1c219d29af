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

/// Every absolute date with at least a day in `text`, in order, none overlapping; English month
/// names, ISO forms, German, French, Spanish and Portuguese month names, Chinese and Japanese
/// 年月日. At most `limit`.
std::vector<FoundDate> find_dates(std::string_view text, std::size_t limit = 64);

struct RelativeTime {
  std::int64_t seconds = 0;  ///< before the reference time; never negative
  DatePrecision precision = DatePrecision::minute;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first relative phrase of `line`: "9 hours ago", "an hour ago", "3 days ago", "yesterday",
/// "5 mins ago", "vor 3 Stunden", "il y a 2 heures", "9小时前", "3時間前", "2日前".
std::optional<RelativeTime> find_relative_time(std::string_view line);

/// `reference_utc` minus the phrase, rounded down to the phrase's unit (day for days and more).
ParsedDate resolve(const RelativeTime& relative, std::int64_t reference_utc);

}  // namespace tickerdex
