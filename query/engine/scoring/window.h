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
  /// By document number - begin.
  alignas(64) std::array<double, kDocuments> scores;
  /// How many parts of an AND have matched; outside of one 1. 0: no match.
  alignas(64) std::array<std::uint8_t, kDocuments> level;

  std::uint64_t end() const { return std::uint64_t{begin} + kDocuments; }

  /// The window that holds `document`, empty.
  void open(DocumentNumber document) {
    begin = document / 64 * 64;
    scores.fill(0);
    level.fill(0);
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
