// Packs 64 bytes into 64 bits, to make a word of a set from the result of a vectorised loop.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tickerdex {

/// Bit i: whether bytes[i] + `add` is 128 or more; no sum is above 255.
inline std::uint64_t high_bits_of(const std::uint8_t* bytes, std::uint8_t add) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kGather = 0x0102040810204080;  // bit 8i to bit 56 + i
  std::uint64_t result = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes + i * 8, sizeof eight);
    const std::uint64_t high_bits = ((eight + add * kOnes) >> 7) & kOnes;
    result |= (high_bits * kGather >> 56) << (8 * i);
  }
  return result;
}

}  // namespace tickerdex
