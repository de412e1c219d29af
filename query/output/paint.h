// Colour: the only place that writes escape sequences, around text that is safe already.
#pragma once

#include <string>
#include <string_view>

#include "query/output/terminal_text.h"

namespace tickerdex {

enum class Style : std::uint8_t { plain, bold, dim, bar };

/// `text` in `style` where `color`; as it is otherwise.
std::string paint(std::string_view text, Style style, bool color);

/// The part `range` of `text` in `style`, with the marks in it bright.
std::string paint_marked(const MarkedLine& text, ByteRange range, Style style, bool color);

}  // namespace tickerdex
