// Facets: how many articles of a set have each value.
//
//   ticker about source author topic lang   values as stored, counted by their folded form
//   place exchange person org company       topics of that kind, without the kind
//   date:year|quarter|month|week|day        periods of a time zone, see period_facet.h
//   sentiment                               negative (< -0.15), neutral, positive (> 0.15)
//   date_known                              declared, text, relative, file
//
// An article counts once for a value, even if it has it several times. Values with the same folded
// form ("Reuters", "REUTERS") are one value, as for `source:reuters`; the spelling shown is the
// most frequent in the set, then the first by bytes. `topic` excludes topics with a kind. Values
// are ordered by descending count, then by bytes; periods in time order. Counts are exact with any
// limit.
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

/// @throws UsageError for an unknown name; Xapian::Error.
Facet count_facet(const FacetRequest& request, const DocumentSet& set, Attributes& attributes,
                  const DateZone& zone);

/// @throws UsageError listing the facets if there is no such facet.
void require_facet_name(std::string_view name);

}  // namespace tickerdex
