// Which documents a query matches: all of them, exactly.
//
// Three ways, chosen node by node. Terms and AND, OR, NOT of them are read straight from the posting
// lists into bitmaps; ranges of dates and numbers from the columns. Whatever else there is (phrases,
// NEAR, wildcards) goes through Xapian's matcher with BoolWeight and a MatchDecider that notes the
// document and rejects it, so that the matcher ranks and keeps nothing: last of an AND's parts, for
// the documents that the others left, and once for each part (costly_parts.h). What is said twice
// side by side is looked at once.
#pragma once

#include <cstdint>

#include <xapian.h>

#include "query/engine/attribute.h"
#include "query/engine/costly_parts.h"
#include "query/engine/document_set.h"
#include "query/engine/postings/posting_list.h"
#include "query/engine/value_range.h"

namespace tickerdex {

/// What is known of a query's ranges, and where their numbers are. Without it the matcher does them.
struct KnownRanges {
  const ValueRanges* ranges = nullptr;
  Attributes* attributes = nullptr;
};

/// Exactly the documents that `query` matches; `lists` are those of `database`.
/// @throws Xapian::Error.
DocumentSet collect(const Xapian::Database& database, PostingLists& lists,
                    const Xapian::Query& query, const KnownRanges& known = {});
/// The same of `within` (null: of all), with what is known of costly parts.
DocumentSet collect_within(const Xapian::Database& database, PostingLists& lists,
                           const Xapian::Query& query, const KnownRanges& known,
                           const DocumentSet* within, CostlyParts& parts);

/// Whether only the matcher answers some part of it.
bool has_costly_part(const Xapian::Query& query);

/// How many they are; single terms and "everything" cost a look-up only. @throws Xapian::Error.
std::uint64_t count_matches(const Xapian::Database& database, PostingLists& lists,
                            const Xapian::Query& query, const KnownRanges& known = {});

/// collect() by the matcher alone: the slow way for some queries, and the oracle of the other.
DocumentSet collect_by_matcher(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace tickerdex
