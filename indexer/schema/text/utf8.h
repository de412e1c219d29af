// Reads unchecked UTF-8 one code point at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace tickerdex {

/// Replaces bytes that are not UTF-8.
inline constexpr char32_t kReplacement = 0xFFFD;

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_utf8_trail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Works for any bytes: a stray trail byte belongs to the preceding code point.
inline std::size_t count_code_points(std::string_view text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_utf8_trail));
}

/// Reads the code point at `at` < text.size() and moves past it. For a truncated, overlong,
/// surrogate or otherwise ill-formed sequence, it moves past the longest valid beginning, at least
/// one byte (Unicode 15, section 3.9, "substitution of maximal subparts").
char32_t next_code_point(std::string_view text, std::size_t& at);

/// `c` is a scalar value.
void append_utf8(std::string& out, char32_t c);

}  // namespace tickerdex
