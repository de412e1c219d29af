// A stretch of document numbers that a walk scores and matches at once.
//
// All terms pass over one window before the next: its arrays stay in the processor's first cache,
// and memory does not follow the number of documents.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "query/engine/document_number.h"

namespace tickerdex {

struct WalkWindow {
  static constexpr std::uint32_t kDocuments = 4096;
  static constexpr std::size_t kWords = kDocuments / 64;
  static constexpr std::uint8_t kMaxLevel = 127;

  DocumentNumber begin = 0;  ///< a multiple of 64
  /// Bit w: documents begin + 64 * w and on may have a score or level; the others have none.
  std::uint64_t touched = 0;
  static_assert(kWords == 64);
  /// By document number - begin.
  alignas(64) std::array<double, kDocuments> scores{};
  /// How many parts of an AND have matched; outside of one 1. 0: no match.
  alignas(64) std::array<std::uint8_t, kDocuments> level{};

  std::uint64_t end() const { return std::uint64_t{begin} + kDocuments; }

  /// The window that holds `document`, empty.
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
  /// first .. last, both in the window.
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

  /// Bit i: whether document begin + 64 * word + i is at `least` (1 .. kMaxLevel) or above.
  std::uint64_t bits(std::size_t word, std::uint8_t least) const {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kGather = 0x0102040810204080;  // bit 8i to bit 56 + i
    const std::uint64_t to_high_bit = (0x80U - least) * kOnes;
    std::uint64_t result = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      std::uint64_t eight;
      std::memcpy(&eight, level.data() + word * 64 + i * 8, sizeof eight);
      const std::uint64_t high_bits = ((eight + to_high_bit) >> 7) & kOnes;
      result |= (high_bits * kGather >> 56) << (8 * i);
    }
    return result;
  }

  DocumentNumber document(std::size_t word, std::uint64_t bits_left) const {
    return begin + static_cast<DocumentNumber>(word * 64) +
           static_cast<DocumentNumber>(std::countr_zero(bits_left));
  }
};

}  // namespace tickerdex
