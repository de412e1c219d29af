#include "query/engine/scoring/relevance_walk.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "query/engine/scoring/best_hits.h"
#include "query/engine/scoring/term_cursor.h"

namespace tickerdex {
namespace {

// Bounds and scores are sums in different orders.
constexpr double kSlack = 1e-10;

void add_hits(const WalkWindow& window, std::size_t word, std::uint64_t bits, BestHits& best) {
  const double* const scores = window.scores.data() + word * 64;
  if (best.is_full()) {
    const double bar = best.bar();
    std::array<std::uint64_t, 8> signs{};  // a first bit is set if a score is above the bar
    for (std::size_t i = 0; i < 64; i += signs.size()) {
      for (std::size_t k = 0; k < signs.size(); ++k) {
        signs[k] |= std::bit_cast<std::uint64_t>(bar - scores[i + k]);
      }
    }
    std::uint64_t sign = 0;
    for (const auto one : signs) sign |= one;
    if (sign >> 63 == 0) return;
  }
  for (; bits != 0; bits &= bits - 1) {
    best.add(window.document(word, bits), scores[std::countr_zero(bits)]);
  }
}

}  // namespace

RelevanceWalk walk_by_relevance(WalkNode& root, DocumentNumber last, std::uint64_t offset,
                                std::uint64_t limit, bool with_documents) {
  const std::uint64_t first = std::min<std::uint64_t>(offset, last);
  BestHits best(static_cast<std::size_t>(first + std::min<std::uint64_t>(limit, last - first)),
                root.estimate());
  RelevanceWalk walk;
  if (with_documents) walk.documents.emplace().reserve(last);
  std::uint64_t matched = 0;
  const auto window = std::make_unique<WalkWindow>();
  for (std::uint64_t from = 1; from <= last; from = window->end()) {
    const auto next = root.next(static_cast<DocumentNumber>(from));
    if (next == kEndOfDocuments) break;
    window->open(static_cast<DocumentNumber>(next));
    const auto level = root.fill(*window, best.is_full() ? best.bar() * (1 - kSlack) : kAnyScore);
    window->for_each_touched([&](std::size_t word) {
      const auto bits = window->bits(word, level);
      if (bits == 0) return;
      matched += static_cast<std::uint64_t>(std::popcount(bits));
      if (walk.documents) walk.documents->add_word(window->begin / 64 + word, bits);
      add_hits(*window, word, bits, best);
    });
  }
  walk.page.matched = matched;
  walk.page.documents = best.sorted();
  auto& documents = walk.page.documents;
  documents.erase(documents.begin(),
                  documents.begin() + static_cast<std::ptrdiff_t>(
                                          std::min<std::uint64_t>(first, documents.size())));
  return walk;
}

}  // namespace tickerdex
