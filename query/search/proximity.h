// Which occurrences of a phrase's, NEAR's or ADJ's words take part in a match.
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
  std::uint32_t place = 0;  ///< the caller's: which token it was
  bool operator==(const Occurrence&) const = default;
};
using Occurrences = std::vector<Occurrence>;  ///< by position

/// Keeps of each word the occurrences that some match uses.
void keep_in_order(std::vector<Occurrences>& words, std::uint32_t window);
/// As above; of words that share a position, all may keep it if one of them uses it.
void keep_near(std::vector<Occurrences>& words, std::uint32_t window);

}  // namespace tickerdex
