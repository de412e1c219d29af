// Which occurrences of the words of a phrase, NEAR or ADJ take part in a match.
//
// The meaning is Xapian's: a match takes one occurrence of each word, all at different positions,
// with last position - first position < window; in order, positions rise from word to word. A
// phrase is "in order" with as large a window as it has words. Linear in the occurrences.
#pragma once

#include <cstdint>
#include <vector>

namespace tickerdex {

struct Occurrence {
  std::uint32_t position = 0;
  std::uint32_t place = 0;  ///< for the caller: the token
  bool operator==(const Occurrence&) const = default;
};
using Occurrences = std::vector<Occurrence>;  ///< by position

/// Keeps the occurrences of each word that some match uses.
void keep_in_order(std::vector<Occurrences>& words, std::uint32_t window);
/// The same; if several words share a position, all may keep it if one uses it.
void keep_near(std::vector<Occurrences>& words, std::uint32_t window);

}  // namespace tickerdex
