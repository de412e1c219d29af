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
#include <unordered_map>
#include <vector>

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

/// Caches the matches of query parts that only Xapian evaluates (phrases, NEAR, prefixes): each is
/// evaluated once per document, however often it occurs in the query.
///
/// A part is evaluated only for documents that the rest of the query does not decide; results are
/// kept, and only missing ones are computed. Use it for one search, of one state of the database.
/// Not thread-safe. Errors: Xapian::Error.
class BackendCache {
 public:
  explicit BackendCache(const XapianBackend& backend) : backend_(backend) {}
  BackendCache(const BackendCache&) = delete;
  BackendCache& operator=(const BackendCache&) = delete;

  /// Exact for the documents of `among` (null: all documents); may omit others. Valid until the
  /// next call.
  const DocumentSet& matches(const Query& part, const DocumentSet* among);

  /// The documents of `among` that `part` matches, by number, with Xapian's scores; the same array
  /// for the same part. `among` must be the same each time.
  const std::vector<RankedDocument>& scores(const Query& part, const DocumentSet& among);

  /// How many times Xapian evaluated a part for a document.
  std::uint64_t documents_asked() const { return documents_asked_; }

 private:
  struct Known {
    DocumentSet asked;
    DocumentSet matches;
    bool is_whole = false;
  };

  const XapianBackend& backend_;
  std::uint64_t documents_asked_ = 0;
  std::unordered_map<Query, Known, QueryHash> known_;
  std::unordered_map<Query, std::vector<RankedDocument>, QueryHash> scores_;
};

}  // namespace tickerdex
