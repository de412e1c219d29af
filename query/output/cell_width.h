// The width of text on a terminal, truncation, padding and wrapping. The unit is the cell.
//
// Text is cut only between grapheme clusters (UAX #29) and wrapped where UAX #14 allows it, so that
// accents stay on their letters, emoji sequences stay whole, and Chinese breaks anywhere except
// before closing punctuation. East Asian wide and full-width characters and emoji sequences take
// two cells, combining marks and joiners none, characters of ambiguous width one. Input is text
// made safe by terminal_text.h. Each thread has its own break iterators.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/output/terminal_text.h"

namespace tickerdex {

std::size_t cells(std::string_view text);

/// `text`, or its beginning and "…" if it is wider than `width`.
std::string truncate_to_width(std::string_view text, std::size_t width);

/// `text` padded with spaces to `width`; wider text is unchanged.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

struct WrappedText {
  std::vector<ByteRange> lines;  ///< of the text, without the spaces between lines
  bool cut = false;              ///< text is left over; the last line has space for a "…"
};

/// Lines of at most `width` cells (at least 2, for wide characters). A word wider than a line is
/// broken. `max_lines` 0: no limit.
WrappedText wrap_to_width(std::string_view text, std::size_t width, std::size_t max_lines = 0);

}  // namespace tickerdex
