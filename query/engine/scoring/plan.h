// Which queries are scored here, and as which nodes.
//
// Scored: terms, synonyms of terms, and AND and OR of them in any depth. What only filters (the
// right sides of FILTER and AND_NOT, ranges, what is scaled to nothing) may be anything: its
// documents are collected first, a single term's excepted, which is read along. A phrase or NEAR
// scores as its words do, in the documents that it matches; of other parts (wildcards) Xapian knows
// the scores. Where there are such parts, all matches are collected first, so that a part is looked
// at only where it matters. A part that is said n times side by side is one that scores n times.
#pragma once

#include <xapian.h>

#include <memory>

#include "query/engine/collect.h"
#include "query/engine/postings/posting_list.h"
#include "query/engine/scoring/node.h"

namespace tickerdex {

struct PlanSource {
  const Xapian::Database& database;
  PostingLists& lists;
  KnownRanges ranges;
  ScoreSource scores;
  CostlyParts& costly;  ///< lives as long as the walk
};

/// Null if the query's scores are left to Xapian: it is one part that only Xapian knows.
std::unique_ptr<WalkNode> plan_walk(const Xapian::Query& query, const PlanSource& source);

}  // namespace tickerdex
