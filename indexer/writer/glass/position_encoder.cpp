#include "indexer/writer/glass/position_encoder.h"

#include <bit>

#include "indexer/schema/glass/encoding.h"

namespace tickerdex::glass {
namespace {

class BitWriter {
 public:
  explicit BitWriter(char* at) : at_(at) {}

  void encode(std::uint32_t value, std::uint32_t outof) {
    const auto bits = static_cast<unsigned>(std::bit_width(outof - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - outof;
    if (spare == 0) return put(value, bits);
    const std::uint64_t middle = (outof - spare) / 2;
    if (value >= middle + spare) {
      put((value - middle - spare) | (std::uint64_t{1} << (bits - 1)), bits);
    } else if (value >= middle) {
      put(value, bits - 1);
    } else {
      put(value, bits);
    }
  }

  void middle(const std::uint32_t* low, const std::uint32_t* high) {
    while (high - low > 1) {
      const std::uint32_t* mid = low + (high - low) / 2;
      encode(*mid - *low - static_cast<std::uint32_t>(mid - low),
             *high - *low - static_cast<std::uint32_t>(high - low) + 1);
      middle(low, mid);
      low = mid;
    }
  }

  char* finish() {
    for (; held_bits_ > 0; held_bits_ = held_bits_ > 8 ? held_bits_ - 8 : 0) {
      *at_++ = static_cast<char>(held_);
      held_ >>= 8;
    }
    return at_;
  }

 private:
  void put(std::uint64_t value, unsigned bits) {
    held_ |= value << held_bits_;
    held_bits_ += bits;
    while (held_bits_ >= 32) {
      for (int i = 0; i < 4; ++i) {
        *at_++ = static_cast<char>(held_);
        held_ >>= 8;
      }
      held_bits_ -= 32;
    }
  }

  char* at_;
  std::uint64_t held_ = 0;
  unsigned held_bits_ = 0;
};

}  // namespace

char* encode_positions(std::span<const std::uint32_t> positions, char* at) {
  at = put_varint(at, positions.back());
  if (positions.size() == 1) return at;
  BitWriter bits(at);
  const std::uint32_t first = positions.front();
  const std::uint32_t last = positions.back();
  bits.encode(first, last);
  bits.encode(static_cast<std::uint32_t>(positions.size() - 2), last - first);
  bits.middle(&positions.front(), &positions.back());
  return bits.finish();
}

}  // namespace tickerdex::glass
