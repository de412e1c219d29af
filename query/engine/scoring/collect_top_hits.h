// Collects page, count and documents of a query in one pass over its postings.
//
// Scores are Xapian's BM25 (bm25.h) except for the last few bits, since sums are made in another
// order. That order is the same for any page, with or without documents.
#pragma once

#include <cstdint>
#include <optional>

#include "query/engine/document_set.h"
#include "query/engine/scoring/scorer.h"
#include "query/engine/scoring/top_hits.h"

namespace tickerdex {

struct ScoredMatches {
  RankedPage page;                       ///< with `matched`
  std::optional<DocumentSet> documents;  ///< if requested
};

/// `root` is in the mode with scores; document numbers go up to `last`.
ScoredMatches collect_top_hits(Scorer& root, DocumentNumber last, std::uint64_t offset,
                               std::uint64_t limit, bool with_documents);

}  // namespace tickerdex
