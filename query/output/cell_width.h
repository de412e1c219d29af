// How wide text is on a terminal, and how to make it fit. The unit is the cell.
//
// Text is cut only between grapheme clusters (UAX #29) and wrapped where UAX #14 allows, so that
// accents stay on their letters, emoji sequences stay whole, and Chinese breaks anywhere but
// before its closing punctuation. East Asian wide and full-width characters take two cells,
// combining marks and joiners none, emoji sequences two; characters of ambiguous width one.
// Input is text that terminal_text.h made safe. Each thread has its own break iterators.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/output/terminal_text.h"

namespace tickerdex {

std::size_t cells(std::string_view text);

/// `text`, or its beginning and "…" where it is wider than `width`.
std::string truncate_to_width(std::string_view text, std::size_t width);

/// `text` and spaces up to `width`; wider text stays.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

struct WrappedText {
  std::vector<ByteRange> lines;  ///< of the text, without the spaces between lines
  bool cut = false;              ///< something is left over; the last line has room for a "…"
};

/// Lines of at most `width` cells (at least 2, or a wide character has no place). A word wider
/// than a line is broken. `max_lines` 0: as many as it takes.
WrappedText wrap_to_width(std::string_view text, std::size_t width, std::size_t max_lines = 0);

}  // namespace tickerdex
