// Numbers as news writes them: "1,234.5" and "1'234.5" are one word, "1987,1988" is two.
#pragma once

#include <cstddef>
#include <span>

#include "indexer/schema/text/word.h"

namespace tickerdex {

/// A plain number at the beginning of a word.
struct NumberShape {
  std::size_t end = 0;           ///< one past its last digit; 0: it needs no special treatment
  char32_t group_separator = 0;  ///< to be left out of the text; 0: no groups
};

/// Looks at the digits that begin at chars[at]. Groups are one to three digits, not beginning
/// with 0, then exactly three each behind the same ',' or '\''. A fraction is '.' and digits;
/// not where dots follow each other ("1.2.3" is a version or a date), nor if `after_dot`.
NumberShape number_at(std::span<const TextChar> chars, std::size_t at, bool after_dot);

}  // namespace tickerdex
