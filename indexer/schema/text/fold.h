// Folding: the form in which all text is compared.
//
// NFKC, full case folding, combining marks removed from Latin, Greek, Hebrew and Arabic letters
// (never from kana or Indic ones), typographic apostrophes and hyphens made plain. "ＢＡＢＡ" and
// "baba" fold alike, so do "café", "cafe\u0301" and "CAFE". Bytes that are not UTF-8 count as
// U+FFFD. Thread-safe, no state.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

std::string fold(std::string_view utf8);

/// fold() with white space trimmed and collapsed to single spaces: for whole values.
std::string fold_value(std::string_view utf8);

}  // namespace tickerdex
