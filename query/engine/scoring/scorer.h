// Evaluates one part of a query over one index, in one of two modes.
//
// Matches only: match() adds all documents of the part to a set, at the speed of bitmaps. With
// scores: window by window, in document order. A scorer adds its matches to a window or, as a part
// of an AND, raises the level of those of the window's documents that it matches. In both cases it
// adds its score. Scores of documents that do not match in the end are meaningless. Use a scorer in
// one mode, once; it only moves forward. Errors: Xapian::Error.
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

/// The documents that matter; results for others are undefined.
struct Candidates {
  const DocumentSet* set = nullptr;  ///< null: all documents
  std::uint64_t count = 0;           ///< of the set

  static Candidates of(const DocumentSet& set) { return {&set, set.count()}; }
};

inline constexpr double kAnyScore = -std::numeric_limits<double>::infinity();

class Scorer {
 public:
  virtual ~Scorer() = default;

  /// An estimate of the number of matches, rather too high.
  virtual std::uint64_t cost() const = 0;
  /// Whether match() calls Xapian for each candidate; such a part of an AND comes last.
  virtual bool asks_backend() const { return false; }

  virtual void match(const Candidates& candidates, DocumentSet& out) = 0;

  /// A lower bound of the first match at or after `from`; kEndOfDocuments if there is none.
  virtual std::uint64_t next(DocumentNumber from) = 0;
  /// Sets all matches in the window to level 1; returns an upper bound of their number. The score
  /// must be complete only for documents above `threshold`, if nothing is added afterwards.
  virtual std::uint64_t add(ScoreWindow& window, double threshold) = 0;
  /// The same for an empty window; matches may get another level, which is returned.
  virtual std::uint8_t fill(ScoreWindow& window, double threshold) {
    add(window, threshold);
    return 1;
  }
  /// Raises matches at `level` or above to `level` + 1. At most `candidates` of the window's
  /// documents are at that level; returns such a bound for the next level.
  virtual std::uint64_t keep(ScoreWindow& window, std::uint8_t level, std::uint64_t candidates) = 0;
  /// The maximum score of any document.
  virtual double max_score() const = 0;
};

using Scorers = std::vector<std::unique_ptr<Scorer>>;

/// The data for scores; must outlive the scorers.
struct ScoreSource {
  Bm25 bm25;
  ColumnArray<std::uint32_t> lengths;  ///< by document number - 1; empty: cannot score
  bool has_great_lengths = true;       ///< some may be 2^31 or more
};

}  // namespace tickerdex
