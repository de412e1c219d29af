// Caches the matches of query parts that only Xapian evaluates (phrases, NEAR, prefixes): each is
// evaluated once per document, however often it occurs in the query.
//
// A part is evaluated only for documents that the rest of the query does not decide; results are
// kept, and only missing ones are computed. Use it for one search, of one state of the database.
// Not thread-safe. Errors: Xapian::Error.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "query/engine/document_set.h"
#include "query/engine/query.h"
#include "query/engine/scoring/top_hits.h"
#include "query/engine/xapian_backend.h"

namespace tickerdex {

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
