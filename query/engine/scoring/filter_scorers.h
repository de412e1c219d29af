// Parts that only match: sets, ranges, everything, and what Xapian's matcher answers.
//
// Beside parts with scores they are read from the set of all their matches, made once.
#pragma once

#include "query/engine/attribute.h"
#include "query/engine/backend_cache.h"
#include "query/engine/postings/posting_list.h"
#include "query/engine/query.h"
#include "query/engine/scoring/scorer.h"

namespace tickerdex {

/// Which documents an index has.
struct Documents {
  PostingLists& lists;
  std::uint64_t count;
  DocumentNumber last;  ///< the greatest number

  void add_all(DocumentSet& out) const;
};

/// `cost`: an upper bound of the matches.
std::unique_ptr<Scorer> set_scorer(DocumentSet set);
std::unique_ptr<Scorer> everything_scorer(const Documents& documents);
std::unique_ptr<Scorer> range_scorer(const ValueRange& range, Attributes& attributes,
                                     std::uint64_t cost);
/// `query` and `cache` live longer.
std::unique_ptr<Scorer> backend_scorer(const Query& query, BackendCache& cache, std::uint64_t cost);

}  // namespace tickerdex
