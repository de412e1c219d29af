// Steps in UTF-8 by code points, and finds the boundaries of user-perceived characters.
// Works for any bytes: a stray continuation byte belongs to the preceding code point.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "indexer/schema/text/utf8.h"

namespace tickerdex {

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

/// Where a text may be cut without splitting a user-perceived character (UAX #29 grapheme clusters,
/// by ICU). ICU is used only next to a byte that is not ASCII.
class GraphemeBreaks {
 public:
  /// `text` may be any bytes and must outlive this object.
  explicit GraphemeBreaks(std::string_view text);
  ~GraphemeBreaks();
  GraphemeBreaks(const GraphemeBreaks&) = delete;
  GraphemeBreaks& operator=(const GraphemeBreaks&) = delete;

  bool is_boundary(std::size_t at);

 private:
  struct Iterator;
  std::string_view text_;
  std::unique_ptr<Iterator> iterator_;  // created on first use
};

}  // namespace tickerdex
