// Wraps messages to the width of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tickerdex {

/// Breaks `line` between words into lines of at most `width` columns, indenting later ones by two
/// spaces. A wider word, such as a path, is not broken, so that it can be copied. 0: no terminal,
/// one line. `line` is valid UTF-8 without control characters.
std::string wrap_words(std::string_view line, std::size_t width);

}  // namespace tickerdex
