// Counts articles by periods of their published time, in a time zone.
//
// Periods are shown in time order. If the limit allows all periods from the first article to the
// last, they are contiguous, including empty ones; else some are omitted, as Timeline tells.
#pragma once

#include <optional>

#include "indexer/schema/date/date.h"
#include "query/engine/attribute.h"
#include "query/engine/document_set.h"
#include "query/search/search.h"

namespace tickerdex {

/// Default limits: of a time line, else of the largest periods.
inline constexpr std::uint64_t kUsualTimeline = 100;
inline constexpr std::uint32_t kUsualLargest = 10;
/// Empty periods are filled in up to this many: 27 years of days. Otherwise one article of 1970
/// would add thousands of zeros to a month's news.
inline constexpr std::uint64_t kLongestTimeline = 10'000;

/// The facet has no name. `limit`: 0: all; nullopt: as above.
Facet count_periods(const DocumentSet& set, NumberAttribute& published, Period period,
                    const DateZone& zone, std::optional<std::uint32_t> limit);

}  // namespace tickerdex
