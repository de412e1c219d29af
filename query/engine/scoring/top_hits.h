// Keeps the best of many hits, added by ascending document number, and collects those of a query.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "query/engine/document_number.h"
#include "query/engine/document_set.h"
#include "query/engine/scoring/scorer.h"

namespace tickerdex {

struct RankedDocument {
  DocumentNumber document = 0;
  double score = 0;
  bool operator==(const RankedDocument&) const = default;
};

struct RankedPage {
  std::vector<RankedDocument> documents;
  std::optional<std::uint64_t> matched;  ///< exact, if the ranking has counted it
};

/// Removes the first `count` without reallocating.
inline void leave_out(std::vector<RankedDocument>& documents, std::uint64_t count) {
  const auto left_out = std::min<std::uint64_t>(count, documents.size());
  documents.erase(documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(left_out));
}

/// Memory: 16 bytes per hit, up to `wanted` hits.
class TopHits {
 public:
  /// At most about `cost` hits will be added. Memory for all is reserved at once: a growing vector
  /// would need twice its length, and untouched pages cost nothing.
  TopHits(std::size_t wanted, std::uint64_t cost) : wanted_(wanted) {
    if (wanted == 0) threshold_ = std::numeric_limits<double>::infinity();
    hits_.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(wanted, cost)));
  }

  bool is_full() const { return hits_.size() >= wanted_; }
  /// A hit must score more than this; of equal ones the first is kept.
  double threshold() const { return threshold_; }

  void add(DocumentNumber document, double score) {
    if (!(score > threshold_)) return;
    if (is_full()) {
      std::pop_heap(hits_.begin(), hits_.end(), is_better);
      hits_.pop_back();
    }
    hits_.push_back({document, score});
    std::push_heap(hits_.begin(), hits_.end(), is_better);
    if (is_full()) threshold_ = hits_.front().score;
  }

  /// Best first, from `offset` on; leaves this object empty.
  std::vector<RankedDocument> page(std::uint64_t offset) {
    std::sort_heap(hits_.begin(), hits_.end(), is_better);
    leave_out(hits_, offset);
    return std::move(hits_);
  }

 private:
  static bool is_better(const RankedDocument& a, const RankedDocument& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  }

  std::size_t wanted_;
  std::vector<RankedDocument> hits_;  ///< a heap with the worst hit first
  double threshold_ = -1;             ///< below all scores
};

struct ScoredMatches {
  RankedPage page;                       ///< with `matched`
  std::optional<DocumentSet> documents;  ///< if requested
};

/// Collects page, count and documents of a query in one pass over its postings. `root` is in the
/// mode with scores; document numbers go up to `last`.
///
/// Scores are Xapian's BM25 (bm25.h) except for the last few bits, since sums are made in another
/// order. That order is the same for any page, with or without documents.
ScoredMatches collect_top_hits(Scorer& root, DocumentNumber last, std::uint64_t offset,
                               std::uint64_t limit, bool with_documents);

}  // namespace tickerdex
