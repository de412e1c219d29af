// Scorers without parts, besides that of a term (term_scorer.h): sets, ranges, everything, and
// parts evaluated by Xapian.
//
// All but listed_scorer() only match: in the mode with scores they read from the set of all their
// matches, made once.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "query/engine/attribute.h"
#include "query/engine/postings/posting_list.h"
#include "query/engine/query.h"
#include "query/engine/scoring/scorer.h"
#include "query/engine/scoring/top_hits.h"
#include "query/engine/xapian_backend.h"

namespace tickerdex {

/// The documents of an index.
struct Documents {
  PostingLists& lists;
  std::uint64_t count;
  DocumentNumber last;  ///< the greatest number

  void add_all(DocumentSet& out) const;
};

/// For all functions: `cost` is an upper bound of the matches.
std::unique_ptr<Scorer> set_scorer(DocumentSet set);
/// Opens its postings on first use, since a query may list thousands of values. `source` and the
/// lists must outlive it.
std::unique_ptr<Scorer> term_filter(std::string_view term, const Documents& documents,
                                    const ScoreSource& source);
std::unique_ptr<Scorer> everything_scorer(const Documents& documents);
std::unique_ptr<Scorer> range_scorer(const ValueRange& range, Attributes& attributes,
                                     std::uint64_t cost);
/// `query` and `cache` must outlive the scorer.
std::unique_ptr<Scorer> backend_scorer(const Query& query, BackendCache& cache, std::uint64_t cost);

/// For parts that Xapian scored: `documents` are ordered by number and must outlive the scorer.
/// Scores are multiplied by `factor`.
std::unique_ptr<Scorer> listed_scorer(std::span<const RankedDocument> documents, double factor);

}  // namespace tickerdex
