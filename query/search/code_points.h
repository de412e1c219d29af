// Counts and steps in UTF-8 by code points. Works for any bytes: a stray continuation byte belongs
// to the preceding code point.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "indexer/schema/text/utf8.h"

namespace tickerdex {

inline std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_utf8_trail(c); }));
}

/// The start of the code point that contains `at`; the size for the end or beyond.
inline std::size_t code_point_start(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && is_utf8_trail(text[at])) --at;
  return at;
}

inline std::size_t after_code_points(std::string_view text, std::size_t from, std::size_t count) {
  for (; count > 0 && from < text.size(); --count) {
    do ++from;
    while (from < text.size() && is_utf8_trail(text[from]));
  }
  return from;
}

inline std::size_t before_code_points(std::string_view text, std::size_t from, std::size_t count) {
  for (; count > 0 && from > 0; --count) {
    do --from;
    while (from > 0 && is_utf8_trail(text[from]));
  }
  return from;
}

}  // namespace tickerdex
