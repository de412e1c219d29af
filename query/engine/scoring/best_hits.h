// The best of many hits, which come by ascending document number.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "query/engine/ranking.h"

namespace tickerdex {

/// Memory follows what was added, up to `wanted`: 16 bytes a hit.
class BestHits {
 public:
  /// No more than about `at_most` will be added. Room for all of them is set aside at once: a list
  /// that grows by moving holds twice its length, and what is not written to takes no memory.
  BestHits(std::size_t wanted, std::uint64_t at_most) : wanted_(wanted) {
    if (wanted == 0) bar_ = std::numeric_limits<double>::infinity();
    hits_.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(wanted, at_most)));
  }

  bool is_full() const { return hits_.size() >= wanted_; }
  /// A hit has to score more than that; of equal ones the first stays.
  double bar() const { return bar_; }

  void add(DocumentNumber document, double score) {
    if (!(score > bar_)) return;
    if (is_full()) {
      std::pop_heap(hits_.begin(), hits_.end(), is_better);
      hits_.pop_back();
    }
    hits_.push_back({document, score});
    std::push_heap(hits_.begin(), hits_.end(), is_better);
    if (is_full()) bar_ = hits_.front().score;
  }

  /// Best first; nothing is left.
  std::vector<RankedDocument> sorted() {
    std::sort_heap(hits_.begin(), hits_.end(), is_better);
    return std::move(hits_);
  }

 private:
  static bool is_better(const RankedDocument& a, const RankedDocument& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  }

  std::size_t wanted_;
  std::vector<RankedDocument> hits_;  ///< a heap, the worst in front
  double bar_ = -1;                   ///< no score is below 0
};

}  // namespace tickerdex
