// Counting articles by periods of their published time, in a time zone.
//
// Periods are shown in time order. Where there is room for all from the first article's to the last
// one's they are contiguous, those without an article included; else they are no time line, and the
// facet says so (Timeline).
#pragma once

#include <optional>

#include "indexer/schema/date/calendar.h"
#include "query/engine/attribute.h"
#include "query/engine/document_set.h"
#include "query/search/search.h"

namespace tickerdex {

/// Shown at most where no number is asked for: as a time line, else only the largest.
inline constexpr std::uint64_t kUsualTimeline = 100;
inline constexpr std::uint32_t kUsualLargest = 10;
/// Periods without articles are filled in up to here: 27 years of days. One article of 1970 would
/// else make a file of zeros of a month's news.
inline constexpr std::uint64_t kLongestTimeline = 10'000;

/// Nameless. `limit`: 0: all; nothing: as above.
Facet count_periods(const DocumentSet& set, NumberAttribute& published, Period period,
                    const DateZone& zone, std::optional<std::uint32_t> limit);

}  // namespace tickerdex
