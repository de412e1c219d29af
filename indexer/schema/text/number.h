// Numbers in news: "1,234.5" and "1'234.5" are one word, "1987,1988" is two.
#pragma once

#include <cstddef>
#include <span>

#include "indexer/schema/text/word.h"

namespace tickerdex {

/// A plain number at the beginning of a word.
struct NumberShape {
  std::size_t end = 0;           ///< one past its last digit; 0: it needs no special treatment
  char32_t group_separator = 0;  ///< to be removed from the text; 0: no groups
};

/// Examines the digits that begin at chars[at]. Groups are one to three digits, not beginning with
/// 0, then exactly three after each of the same ',' or '\''. A fraction is '.' and digits, unless
/// another dot follows ("1.2.3" is a version or a date) or `after_dot` is true.
NumberShape number_at(std::span<const TextChar> chars, std::size_t at, bool after_dot);

}  // namespace tickerdex
