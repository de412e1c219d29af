// Which hits are shown, and in what order.
//
// By relevance: BM25 as Xapian computes it, with k1 = 1.2 and b = 0.75, which on judged queries finds
// better articles first than Xapian's default (nDCG@10 .693 against .685). Here Xapian itself does
// it, for what the walk over postings (walk/) does not score, and as that one's oracle. By date:
// from a set of documents and the published time; undated articles come last in both orders. Ties
// go to the smaller document number, so that every order is the same each time. Only what is asked
// for (offset and limit) is kept; beyond the last match there is nothing. Errors: Xapian::Error.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "query/engine/attribute.h"
#include "query/engine/document_set.h"

namespace tickerdex {

struct RankedDocument {
  DocumentNumber document = 0;
  double score = 0;
  bool operator==(const RankedDocument&) const = default;
};

struct RankedPage {
  std::vector<RankedDocument> documents;
  std::optional<std::uint64_t> matched;  ///< exact, where the ranking came to know it
};

RankedPage rank_by_relevance(const Xapian::Database& database, const Xapian::Query& query,
                             std::uint64_t offset, std::uint64_t limit);

enum class DateOrder : std::uint8_t { newest, oldest };

RankedPage rank_by_date(const DocumentSet& set, NumberAttribute& published, DateOrder order,
                        std::uint64_t offset, std::uint64_t limit);

}  // namespace tickerdex
