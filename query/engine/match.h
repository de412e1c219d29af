// Finds the matches of a query in the requested order and extent, in the fastest way.
//
//   by relevance   the evaluator gives page, count and documents in one pass; Xapian ranks what the
//                  evaluator does not, and an index without columns
//   by date        the documents, then their published times
//   no hits        the documents, or only their number
#pragma once

#include <cstdint>
#include <optional>

#include "query/engine/attribute.h"
#include "query/engine/document_set.h"
#include "query/engine/evaluator.h"
#include "query/engine/match_request.h"
#include "query/engine/query.h"
#include "query/engine/scoring/top_hits.h"

namespace tickerdex {

struct Matches {
  RankedPage page;
  std::optional<DocumentSet> documents;  ///< if requested; may be set otherwise
  std::uint64_t count = 0;               ///< exact
};

/// @throws Xapian::Error.
Matches find_matches(const Index& index, const Query& query, const MatchRequest& request);

enum class DateOrder : std::uint8_t { newest, oldest };

/// Orders `set` by published time. Undated articles come last in both orders. Ties are ordered by
/// document number, so that the order is deterministic. Only the requested page (offset and limit)
/// is kept. @throws Xapian::Error.
RankedPage rank_by_date(const DocumentSet& set, NumberAttribute& published, DateOrder order,
                        std::uint64_t offset, std::uint64_t limit);

}  // namespace tickerdex
