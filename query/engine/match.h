// What a query matches, in the order and as much of it as is asked for, by the quickest way there is.
//
//   by relevance   one walk over the postings gives page, count and documents (walk/); queries that
//                  it does not score, and an index without its columns, are ranked by Xapian
//   by date        the documents, then their published times
//   no hits        the documents, or only how many they are
#pragma once

#include <cstdint>
#include <optional>

#include <xapian.h>

#include "query/engine/attribute.h"
#include "query/engine/document_set.h"
#include "query/engine/postings/posting_list.h"
#include "query/engine/ranking.h"
#include "query/language/query_text.h"
#include "query/search/search.h"

namespace tickerdex {

/// An open generation.
struct MatchSource {
  const Xapian::Database& database;
  PostingLists& lists;
  Attributes& attributes;
};

struct MatchRequest {
  SortOrder order = SortOrder::relevance;  ///< exactly this one, whether anything is scored or not
  std::uint64_t offset = 0;
  std::uint64_t limit = 10;
  bool with_documents = false;
};

struct Matches {
  RankedPage page;
  std::optional<DocumentSet> documents;  ///< if asked for; else it may be there
  std::uint64_t count = 0;               ///< exact
};

/// @throws Xapian::Error.
Matches find_matches(const MatchSource& source, const BuiltQuery& built,
                     const MatchRequest& request);

}  // namespace tickerdex
