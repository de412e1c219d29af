// Makes any text safe for a terminal: one line, valid UTF-8, no control characters.
//
//   white space, line and paragraph separators   a space
//   C0 controls, DEL                             their control pictures: ESC is shown as U+241B
//   C1 controls, bidi and other format controls  U+FFFD
//   bytes that are not UTF-8                     U+FFFD, one for each ill-formed sequence
//   invisible ones (soft hyphen, zero-width      dropped: terminals disagree on their width
//   space, byte order mark, tags)
//
//   joiners, variation selectors                 dropped after an ASCII character, and selectors
//                                                after another selector
//
// Elsewhere joiners and selectors are kept, since Persian words and emoji need them. Text is
// replaced before it is measured or coloured. Thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/text/safe_text.h"
#include "query/search/search.h"

namespace tickerdex {

/// Bytes [begin, end) of a text.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const ByteRange&) const = default;
};

struct MarkedLine {
  std::string text;
  std::vector<ByteRange> marks;  ///< in order, disjoint, not empty
};

/// Safe text with white space trimmed and collapsed to single spaces, for reading.
std::string safe_line(std::string_view raw);
/// The same, with the highlights of `raw` (code points, in any order, possibly overlapping or
/// beyond the end) as bytes of the result.
MarkedLine safe_line(std::string_view raw, const std::vector<CodePointRange>& highlights);

/// Safe text in which each white space character becomes a space, for table cells and ids.
std::string safe_cell(std::string_view raw);

/// Valid UTF-8 with as many code points as safe_line() counts in `raw`; keeps controls.
std::string valid_utf8(std::string_view raw);

/// Colours: the only escape sequences that are written, around safe text.
enum class Style : std::uint8_t { plain, bold, dim, bar };

/// `text` in `style` if `color`, else unchanged.
std::string paint(std::string_view text, Style style, bool color);

/// The part `range` of `text` in `style`, with its marks highlighted.
std::string paint_marked(const MarkedLine& text, ByteRange range, Style style, bool color);

}  // namespace tickerdex
