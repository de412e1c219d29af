// A text as one line: runs of white space become one space, and the ends are trimmed.
//
// Non-breaking white space (U+00A0, U+2007, U+202F) is kept, so that the analyzer finds the same
// words as in the text. So is everything else, including control characters and bytes that are not
// UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

struct OneLine {
  std::string text;
  std::vector<std::uint32_t> paragraphs;  ///< their beginnings: 0 and positions after a newline
  bool cut = false;                       ///< the text is longer than `max_bytes`
  bool cut_in_word = false;  ///< cut without a space nearby: the last word may be partial
};

/// At most about `max_bytes` of the line, cut at a space if there is one nearby, else between code
/// points.
OneLine one_line(std::string_view text, std::size_t max_bytes);

}  // namespace tickerdex
