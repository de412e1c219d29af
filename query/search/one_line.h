// A text as one line: runs of white space become one space, none at the ends.
//
// White space that holds words together (U+00A0, U+2007, U+202F) stays, so that the analyzer sees
// the same words in the line as in the text. Everything else stays too, control characters and
// bytes that are not UTF-8 included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

struct OneLine {
  std::string text;
  std::vector<std::uint32_t> paragraphs;  ///< where each begins: 0 and what followed a newline
  bool cut = false;                       ///< there was more than `max_bytes`
  bool cut_in_word = false;               ///< and no space near: its last word may be a part
};

/// At most about `max_bytes` of the line, cut at a space if there is one near, else between code
/// points.
OneLine one_line(std::string_view text, std::size_t max_bytes);

}  // namespace tickerdex
