// Encodes the positions of a term in a document as a tag of the position table.
//
//   tag := V last position  [bits, if there are more than one]
//   bits, least significant first := enc(first, last)  enc(count - 2, last - first)
//                                    middle(0, count - 1)
//   middle(j, k), if k > j + 1, with m = j + (k - j) / 2 :=
//     enc(p[m] - p[j] - (m - j), p[k] - p[j] - (k - j) + 1)  middle(j, m)  middle(m, k)
//   enc(v, n), 0 <= v < n, in b = bits(n - 1) bits or one fewer: with spare = 2^b - n and
//     h = (n - spare) / 2, values in [h, h + spare) take b - 1 bits, those above
//     (v - h - spare) + 2^(b - 1), those below v
//
// The key is esc(term) 00 S(document); a term without positions has no entry.
#pragma once

#include <cstdint>
#include <span>

namespace tickerdex::glass {

/// The maximum that encode_positions() writes for `count` positions.
constexpr std::size_t max_position_bytes(std::size_t count) { return 24 + count * 5; }

/// `positions` are strictly ascending and not empty. Returns the end of the output.
char* encode_positions(std::span<const std::uint32_t> positions, char* at);

}  // namespace tickerdex::glass
