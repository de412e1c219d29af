// Messages in lines that fit a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tickerdex {

/// `line` in lines of at most `width` cells, broken between words, later ones behind two spaces. A
/// word that is wider, such as a path, stays whole, so that it can be copied. 0: no terminal, one
/// line. `line` is valid UTF-8 without controls.
std::string wrap_words(std::string_view line, std::size_t width);

}  // namespace tickerdex
