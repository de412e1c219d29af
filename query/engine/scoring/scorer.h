// One part of a query over one index, in either of two modes.
//
// Matches only: match() adds all documents of the part to a set, at the speed of bitmaps.
// With scores: window by window, in document order. A scorer adds what it matches to a window, or,
// as a part of an AND, keeps of the window's documents those that it matches: their level rises by
// one. Either way it adds its score to theirs. Scores of documents that are left out in the end
// mean nothing. A scorer serves one mode, once, and only goes forward. Errors: Xapian::Error.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>

#include "indexer/schema/column/column_array.h"
#include "query/engine/document_set.h"
#include "query/engine/scoring/bm25.h"
#include "query/engine/scoring/window.h"

namespace tickerdex {

/// Which documents matter; of others, any may be found or left out.
struct Candidates {
  const DocumentSet* set = nullptr;  ///< null: all do
  std::uint64_t count = 0;           ///< of the set

  static Candidates of(const DocumentSet& set) { return {&set, set.count()}; }
};

inline constexpr double kAnyScore = -std::numeric_limits<double>::infinity();

class Scorer {
 public:
  virtual ~Scorer() = default;

  /// About how many documents match in all, rather too many.
  virtual std::uint64_t cost() const = 0;
  /// Whether match() asks Xapian, about each candidate: such a part of an AND comes last.
  virtual bool asks_backend() const { return false; }

  virtual void match(const Candidates& candidates, DocumentSet& out) = 0;

  /// No document from `from` on matches before this one; kEndOfDocuments: none does.
  virtual std::uint64_t next(DocumentNumber from) = 0;
  /// All matches in the window come to level 1; returns how many at most. The whole score is owed
  /// only to documents that end above `threshold`, if no more is added afterwards.
  virtual std::uint64_t add(ScoreWindow& window, double threshold) = 0;
  /// The same in an empty window, where matches may come to another level, which is returned.
  virtual std::uint8_t fill(ScoreWindow& window, double threshold) {
    add(window, threshold);
    return 1;
  }
  /// Matches of level `level` or more come to `level` + 1. Of the window's documents at most
  /// `candidates` are at that level; returns as much of the next.
  virtual std::uint64_t keep(ScoreWindow& window, std::uint8_t level, std::uint64_t candidates) = 0;
  /// No document gets more.
  virtual double max_score() const = 0;
};

using Scorers = std::vector<std::unique_ptr<Scorer>>;

/// What scores are made of; it lives longer than the scorers.
struct ScoreSource {
  Bm25 bm25;
  ColumnArray<std::uint32_t> lengths;      ///< by document number - 1; empty: nothing can be scored
  bool has_great_lengths = true;           ///< one may be 2^31 or more
};

}  // namespace tickerdex
