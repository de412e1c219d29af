// What a query matches, in the order and as much of it as is asked for, by the quickest way there
// is.
//
//   by relevance   the evaluator gives page, count and documents in one pass; what it leaves to
//                  Xapian, and an index without its columns, Xapian ranks
//   by date        the documents, then their published times
//   no hits        the documents, or only how many they are
#pragma once

#include <cstdint>
#include <optional>

#include "query/engine/document_set.h"
#include "query/engine/evaluator.h"
#include "query/engine/match_request.h"
#include "query/engine/query.h"
#include "query/engine/scoring/top_hits.h"

namespace tickerdex {

struct Matches {
  RankedPage page;
  std::optional<DocumentSet> documents;  ///< if asked for; else it may be there
  std::uint64_t count = 0;               ///< exact
};

/// @throws Xapian::Error.
Matches find_matches(const Index& index, const Query& query, const MatchRequest& request);

}  // namespace tickerdex
