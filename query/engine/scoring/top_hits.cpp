#include "query/engine/scoring/top_hits.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "query/engine/scoring/window.h"

namespace tickerdex {
namespace {

// Tolerance, because bounds and scores are summed in different orders.
constexpr double kSlack = 1e-10;

void add_hits(const ScoreWindow& window, std::size_t word, std::uint64_t bits, TopHits& top) {
  const double* const scores = window.scores.data() + word * 64;
  if (top.is_full()) {
    const double threshold = top.threshold();
    std::array<std::uint64_t, 8> signs{};  // the sign bit is set if a score is above the threshold
    for (std::size_t i = 0; i < 64; i += signs.size()) {
      for (std::size_t k = 0; k < signs.size(); ++k) {
        signs[k] |= std::bit_cast<std::uint64_t>(threshold - scores[i + k]);
      }
    }
    std::uint64_t sign = 0;
    for (const auto one : signs) sign |= one;
    if (sign >> 63 == 0) return;
  }
  for (; bits != 0; bits &= bits - 1) {
    top.add(window.document(word, bits), scores[std::countr_zero(bits)]);
  }
}

}  // namespace

ScoredMatches collect_top_hits(Scorer& root, DocumentNumber last, std::uint64_t offset,
                               std::uint64_t limit, bool with_documents) {
  const std::uint64_t first = std::min<std::uint64_t>(offset, last);
  TopHits top(static_cast<std::size_t>(first + std::min<std::uint64_t>(limit, last - first)),
              root.cost());
  ScoredMatches found;
  if (with_documents) found.documents.emplace().reserve(last);
  std::uint64_t matched = 0;
  const auto window = std::make_unique<ScoreWindow>();
  for (std::uint64_t from = 1; from <= last; from = window->end()) {
    const auto next = root.next(static_cast<DocumentNumber>(from));
    if (next == kEndOfDocuments) break;
    window->open(static_cast<DocumentNumber>(next));
    const auto level =
        root.fill(*window, top.is_full() ? top.threshold() * (1 - kSlack) : kAnyScore);
    window->for_each_touched([&](std::size_t word) {
      const auto bits = window->bits(word, level);
      if (bits == 0) return;
      matched += static_cast<std::uint64_t>(std::popcount(bits));
      if (found.documents) found.documents->add_word(window->begin / 64 + word, bits);
      add_hits(*window, word, bits, top);
    });
  }
  found.page.matched = matched;
  found.page.documents = top.page(first);
  return found;
}

}  // namespace tickerdex
