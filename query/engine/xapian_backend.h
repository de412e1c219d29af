// Queries run by Xapian itself: what the evaluator asks for phrases and prefixes, who answers where
// an index has no usable columns, and the oracle of the tests.
//
// The tree becomes a Xapian::Query here and nowhere else. BM25 is that of scoring/bm25.h, with
// k1 = 1.2 and b = 0.75, which on judged queries finds better articles first than Xapian's default
// (nDCG@10 .693 against .685). Errors: Xapian::Error. One thread.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>

#include "query/engine/document_set.h"
#include "query/engine/query.h"
#include "query/engine/scoring/top_hits.h"
#include "query/engine/term_lister.h"

namespace tickerdex {

/// Without scores it has a weight of 0 throughout.
Xapian::Query to_xapian(const Query& query);

class XapianBackend {
 public:
  /// Of some documents only: those of `among` and none of `except`; null: no such bound.
  struct Bounds {
    const DocumentSet* among = nullptr;
    const DocumentSet* except = nullptr;
  };

  explicit XapianBackend(const Xapian::Database& database) : database_(database) {}

  /// Exactly the documents that match.
  DocumentSet matches(const Query& query, const Bounds& bounds = {nullptr, nullptr}) const;
  /// By score, ties by number. `matched` is there if Xapian came to know it.
  RankedPage top_hits(const Query& query, std::uint64_t offset, std::uint64_t limit,
                      const Bounds& bounds = {nullptr, nullptr}) const;

  const Xapian::Database& database() const { return database_; }

 private:
  Xapian::Database database_;
};

/// The terms of `database`.
std::unique_ptr<TermLister> xapian_terms(const Xapian::Database& database);

}  // namespace tickerdex
