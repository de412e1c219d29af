// Folding: the form in which all text is compared.
//
// NFKC, full case folding, combining marks removed from Latin, Greek, Hebrew and Arabic letters
// (never from kana or Indic ones), typographic apostrophes and hyphens made plain. "ＢＡＢＡ" and
// "baba" fold alike, so do "café", "cafe\u0301" and "CAFE". Invisible characters (soft hyphen,
// zero-width and bidirectional controls) vanish. Bytes that are not UTF-8 count as U+FFFD.
//
// Beyond NFKC, for what people type: letters with a stroke and the like are plain ("Ørsted" is
// "orsted", "Mærsk" "maersk", "złoty" "zloty", "ı" "i"); decimal digits of any script are ASCII;
// a trade mark sign is a space ("Apple™" is not "appletm"), and spaces stand around a fraction
// ("3½" is "3 1⁄2 "). fold(fold(x)) == fold(x). Thread-safe, no state.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

std::string fold(std::string_view utf8);

/// fold() with white space trimmed and collapsed to single spaces: for whole values.
std::string fold_value(std::string_view utf8);

}  // namespace tickerdex
