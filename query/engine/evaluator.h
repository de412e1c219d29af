// Runs a query over an open index: which documents match, and which of them score best.
//
// One evaluator in two modes. Matches only: terms and ranges, and their AND, OR and NOT, as bitmaps
// directly from posting lists and columns. With scores: windows of documents, scored by BM25.
// Xapian evaluates phrases, NEAR and prefixes, as the last parts of an AND, only for the documents
// that the other parts left, and each part once (xapian_backend.h); a phrase or NEAR scores as its
// words do. A part that occurs n times in a group is evaluated once and scores n times.
//
// Use an evaluator for one search. Not thread-safe. Errors: Xapian::Error.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>

#include "query/engine/attribute.h"
#include "query/engine/document_set.h"
#include "query/engine/postings/posting_list.h"
#include "query/engine/query.h"
#include "query/engine/scoring/leaf_scorers.h"
#include "query/engine/scoring/scorer.h"
#include "query/engine/scoring/top_hits.h"
#include "query/engine/xapian_backend.h"

namespace tickerdex {

/// An open generation; `lists` and `attributes` belong to `database`.
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
  /// Their number; single terms and "everything" need only a lookup.
  std::uint64_t count(const Query& query);
  /// nullopt if Xapian should rank: the index has no usable lengths, or the whole query is a
  /// prefix, for which Xapian ranks a page without scoring everything.
  std::optional<ScoredMatches> top_hits(const Query& query, std::uint64_t offset,
                                        std::uint64_t limit, bool with_documents);

  const XapianBackend& backend() const { return backend_; }
  const BackendCache& cache() const { return cache_; }

 private:
  /// Null if Xapian should rank.
  std::unique_ptr<Scorer> root_with_scores(const Query& query);
  std::unique_ptr<Scorer> scorer(const Query& query, ScoreMode mode, double factor);
  /// Scorers of each distinct part of a group of `kind`; else of `query` itself.
  Scorers scorers(const Query& query, Query::Kind kind, ScoreMode mode, double factor);
  std::unique_ptr<Scorer> all(const Query& query, ScoreMode mode, double factor);
  std::unique_ptr<Scorer> synonym(const Query& query, double factor);
  std::unique_ptr<Scorer> windowed(const Query& query, double factor);
  std::unique_ptr<Scorer> by_backend(const Query& query, double factor);
  /// The parts by which a document that matches `query` scores.
  void add_scores(const Query& query, double factor, Scorers& parts);
  std::uint64_t cost_of_places(const Query& query);
  /// Matches among the candidates, if set.
  DocumentSet filter(const Query& query);

  Index index_;
  Documents documents_;
  ScoreSource scores_;
  XapianBackend backend_;
  BackendCache cache_;
  /// With scores, if Xapian evaluates some part: all matches of the whole query. Cached matches of
  /// parts are exact only for these documents.
  std::optional<DocumentSet> candidates_;
};

}  // namespace tickerdex
