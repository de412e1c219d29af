// What Xapian says of the parts of a query that only it answers (phrases, NEAR, prefixes): each
// document is looked at once for each of them, however often and wherever the query says them.
//
// A part is asked only about documents that the rest of the query leaves in doubt; what is known of
// it is kept, and only what is not known is asked for. It serves one search, of one state of the
// database. One thread. Errors: Xapian::Error.
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

  /// Right for all documents of `among` (null: for all there are); of others, some may be missing.
  /// Valid until the next call.
  const DocumentSet& matches(const Query& part, const DocumentSet* among);

  /// Those of `among` that `part` matches, by number, with the scores that Xapian gives them; the
  /// same array for the same part. `among` must be the same each time.
  const std::vector<RankedDocument>& scores(const Query& part, const DocumentSet& among);

  /// How many documents Xapian was asked about, each part and document counted.
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
