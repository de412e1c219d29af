// Runs queries with Xapian: phrases and prefixes for the evaluator, everything for an index without
// usable columns, and the oracle of the tests.
//
// Only here is a tree translated to a Xapian::Query. BM25 is that of scoring/bm25.h, with k1 = 1.2
// and b = 0.75, which ranks judged queries better than Xapian's defaults (nDCG@10 .693 against
// .685). Errors: Xapian::Error. Not thread-safe.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>

#include "query/engine/document_set.h"
#include "query/engine/query.h"
#include "query/engine/scoring/top_hits.h"
#include "query/engine/term_lister.h"

namespace tickerdex {

/// A query without scores gets weight 0.
Xapian::Query to_xapian(const Query& query);

class XapianBackend {
 public:
  /// Restricts a query to documents in `among` and not in `except`; null: no restriction.
  struct Bounds {
    const DocumentSet* among = nullptr;
    const DocumentSet* except = nullptr;
  };

  explicit XapianBackend(const Xapian::Database& database) : database_(database) {}

  /// Exactly the documents that match.
  DocumentSet matches(const Query& query, const Bounds& bounds = {nullptr, nullptr}) const;
  /// By score, ties by number. `matched` is set if Xapian has counted all matches.
  RankedPage top_hits(const Query& query, std::uint64_t offset, std::uint64_t limit,
                      const Bounds& bounds = {nullptr, nullptr}) const;

  const Xapian::Database& database() const { return database_; }

 private:
  Xapian::Database database_;
};

/// The terms of `database`.
std::unique_ptr<TermLister> xapian_terms(const Xapian::Database& database);

}  // namespace tickerdex
