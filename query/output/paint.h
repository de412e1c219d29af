// Colour: the only place that writes escape sequences, around safe text.
#pragma once

#include <string>
#include <string_view>

#include "query/output/terminal_text.h"

namespace tickerdex {

enum class Style : std::uint8_t { plain, bold, dim, bar };

/// `text` in `style` if `color`, else unchanged.
std::string paint(std::string_view text, Style style, bool color);

/// The part `range` of `text` in `style`, with its marks highlighted.
std::string paint_marked(const MarkedLine& text, ByteRange range, Style style, bool color);

}  // namespace tickerdex
