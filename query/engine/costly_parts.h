// Parts of a query that only Xapian's matcher answers (phrases, NEAR, wildcards, …): each document is
// looked at once for each of them, however often and wherever a query says them.
//
// A part is asked only about documents that the rest of the query leaves in doubt; what is known of
// it is kept, by the part's Xapian::Query::serialise(), and only what is not known is asked for.
// Values of one search: they live as long as the database is open in one state. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "query/engine/document_set.h"
#include "query/engine/ranking.h"

namespace tickerdex {

class CostlyParts {
 public:
  /// `may_repeat` false: the query says nothing twice, and nobody need look for what it does.
  explicit CostlyParts(const Xapian::Database& database, bool may_repeat = true)
      : database_(database), may_repeat_(may_repeat) {}
  CostlyParts(const CostlyParts&) = delete;
  CostlyParts& operator=(const CostlyParts&) = delete;

  /// Right for all documents of `within` (null: for all there are); of others, some may be missing.
  /// Valid until the next call. @throws Xapian::Error.
  const DocumentSet& matches(const Xapian::Query& part, const DocumentSet* within);

  /// Those of `within` that `part` matches, by number, with the scores that Xapian gives them; the
  /// same array for the same part. `within` must be the same each time. @throws Xapian::Error.
  const std::vector<RankedDocument>& scores(const Xapian::Query& part, const DocumentSet& within);

  bool may_repeat() const { return may_repeat_; }
  /// How many documents the matcher was asked about, each part and document counted.
  std::uint64_t documents_asked() const { return documents_asked_; }

 private:
  struct Known {
    DocumentSet asked;
    DocumentSet matches;
    bool is_whole = false;
  };

  Xapian::Database database_;
  bool may_repeat_;
  std::uint64_t documents_asked_ = 0;
  std::unordered_map<std::string, Known> known_;
  std::unordered_map<std::string, std::vector<RankedDocument>> scores_;
};

}  // namespace tickerdex
