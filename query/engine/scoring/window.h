// A range of document numbers that all parts of a query match and score before the next one.
//
// Its arrays stay in the processor's first cache, and memory does not depend on the number of
// documents.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "query/engine/document_number.h"
#include "query/engine/document_set.h"

namespace tickerdex {

struct ScoreWindow {
  static constexpr std::uint32_t kDocuments = 4096;
  static constexpr std::size_t kWords = kDocuments / 64;
  static constexpr std::uint8_t kMaxLevel = 127;

  DocumentNumber begin = 0;  ///< a multiple of 64
  /// Bit w: the 64 documents from begin + 64 * w on may have a score or level; others have none.
  std::uint64_t touched = 0;
  static_assert(kWords == 64);
  /// By document number - begin.
  alignas(64) std::array<double, kDocuments> scores{};
  /// How many parts of an AND have matched; outside of an AND 1. 0: no match.
  alignas(64) std::array<std::uint8_t, kDocuments> level{};

  std::uint64_t end() const { return std::uint64_t{begin} + kDocuments; }

  /// Moves to the window that contains `document` and clears it.
  void open(DocumentNumber document) {
    begin = document / 64 * 64;
    while (touched != 0) {
      const auto word = static_cast<std::size_t>(std::countr_zero(touched));
      const auto words = static_cast<std::size_t>(std::countr_one(touched >> word));
      std::memset(scores.data() + word * 64, 0, words * 64 * sizeof scores[0]);
      std::memset(level.data() + word * 64, 0, words * 64);
      touched &= ~(~std::uint64_t{0} >> (kWords - words) << word);
    }
  }

  void touch(DocumentNumber document) { touched |= std::uint64_t{1} << (document - begin) / 64; }
  /// For first .. last, both in the window.
  void touch(DocumentNumber first, DocumentNumber last) {
    touched |= ~std::uint64_t{0} << (first - begin) / 64 &
               ~std::uint64_t{0} >> (kWords - 1 - (last - begin) / 64);
  }

  /// Calls visit(word) for each word that may have matches, ascending.
  template <class Visit>
  void for_each_touched(Visit&& visit) const {
    for (auto left = touched; left != 0; left &= left - 1) {
      visit(static_cast<std::size_t>(std::countr_zero(left)));
    }
  }

  /// Bit i: whether document begin + 64 * word + i is at `at_least` (1 .. kMaxLevel) or above.
  std::uint64_t bits(std::size_t word, std::uint8_t at_least) const {
    return high_bits_of(level.data() + word * 64, static_cast<std::uint8_t>(0x80U - at_least));
  }

  DocumentNumber document(std::size_t word, std::uint64_t bits_left) const {
    return begin + static_cast<DocumentNumber>(word * 64) +
           static_cast<DocumentNumber>(std::countr_zero(bits_left));
  }
};

}  // namespace tickerdex
