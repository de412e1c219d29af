// Runs a query over an open index: which documents match, and which of them score best.
//
// One evaluator in two modes. Matches only: terms, ranges and what AND, OR and NOT make of them
// come as bitmaps, straight from the posting lists and columns. With scores: windows of documents,
// by BM25. Phrases, NEAR and prefixes are answered by Xapian, last of an AND's parts, for the
// documents that the others left, and once for each part (backend_cache.h); a phrase or NEAR then
// scores as its words do. A part that stands n times side by side is looked at once and scores n
// times.
//
// An evaluator serves one search. One thread. Errors: Xapian::Error.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>

#include "query/engine/attribute.h"
#include "query/engine/backend_cache.h"
#include "query/engine/document_set.h"
#include "query/engine/postings/posting_list.h"
#include "query/engine/query.h"
#include "query/engine/scoring/collect_top_hits.h"
#include "query/engine/scoring/filter_scorers.h"
#include "query/engine/scoring/scorer.h"
#include "query/engine/xapian_backend.h"

namespace tickerdex {

/// What is open of one generation; `lists` and `attributes` are those of `database`.
struct Index {
  const Xapian::Database& database;
  PostingLists& lists;
  Attributes& attributes;
};

enum class ScoreMode : std::uint8_t { matches_only, with_scores };

class Evaluator {
 public:
  explicit Evaluator(const Index& index);

  /// Exactly the documents that match.
  DocumentSet matches(const Query& query);
  /// How many they are; single terms and "everything" cost a look-up only.
  std::uint64_t count(const Query& query);
  /// Nothing if the scores are left to Xapian: the index has no usable lengths, or the whole query
  /// is a prefix, of which Xapian ranks a page without scoring all.
  std::optional<ScoredMatches> top_hits(const Query& query, std::uint64_t offset,
                                        std::uint64_t limit, bool with_documents);

  const XapianBackend& backend() const { return backend_; }
  const BackendCache& cache() const { return cache_; }

 private:
  /// Null if it is left to Xapian.
  std::unique_ptr<Scorer> root_with_scores(const Query& query);
  std::unique_ptr<Scorer> scorer(const Query& query, ScoreMode mode, double factor);
  /// Of each different part of a group of `kind`; else of `query` itself.
  Scorers scorers(const Query& query, Query::Kind kind, ScoreMode mode, double factor);
  std::unique_ptr<Scorer> all(const Query& query, ScoreMode mode, double factor);
  std::unique_ptr<Scorer> synonym(const Query& query, double factor);
  std::unique_ptr<Scorer> windowed(const Query& query, double factor);
  std::unique_ptr<Scorer> by_backend(const Query& query, double factor);
  /// What a document that matches `query` scores by.
  void add_scores(const Query& query, double factor, Scorers& parts);
  std::uint64_t cost_of_places(const Query& query);
  /// Of the candidates, if there are any.
  DocumentSet filter(const Query& query);

  Index index_;
  Documents documents_;
  ScoreSource scores_;
  XapianBackend backend_;
  BackendCache cache_;
  /// With scores, where Xapian answers some part: all matches of the whole query. What is known of
  /// its parts is right for these documents alone.
  std::optional<DocumentSet> candidates_;
};

}  // namespace tickerdex
