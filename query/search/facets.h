// Facets: how many articles of a set have each value.
//
//   ticker about source author topic lang   values as stored, counted by what they fold to
//   place exchange person org company       topics of that kind, the kind cut off
//   date:year|quarter|month|week|day        periods of a time zone, see period_facet.h
//   sentiment                               negative (< -0.15), neutral, positive (> 0.15)
//   date_known                              declared, text, relative, file
//
// An article counts once for a value, however often it has it. Values that fold alike ("Reuters",
// "REUTERS") are one value, as they are one for `source:reuters`; shown is the spelling that most
// articles of the set use, of equals the first by bytes. `topic` leaves topics of a kind to their
// own facets. Values come by count, most first, then by bytes, periods in time order. Counts are exact
// with any limit.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/schema/date/date_zone.h"
#include "query/engine/attribute.h"
#include "query/engine/document_set.h"
#include "query/search/search.h"

namespace tickerdex {

inline constexpr double kNegativeBelow = -0.15;
inline constexpr double kPositiveAbove = 0.15;

/// @throws UsageError for a name that is no facet; Xapian::Error.
Facet count_facet(const FacetRequest& request, const DocumentSet& set, Attributes& attributes,
                  const DateZone& zone);

/// @throws UsageError naming the facets there are.
void require_facet_name(std::string_view name);

}  // namespace tickerdex
