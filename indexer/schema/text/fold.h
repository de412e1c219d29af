// Folding: the form in which all text is compared.
//
// NFKC, full case folding, combining marks removed from Latin, Greek, Hebrew and Arabic letters
// (never from kana or Indic ones), typographic apostrophes and hyphens made plain. "ＢＡＢＡ" and
// "baba" have the same folded form, and so have "café", "cafe\u0301" and "CAFE". Invisible
// characters (soft hyphen, zero-width and bidirectional controls) are removed. Bytes that are not
// UTF-8 count as U+FFFD.
//
// Beyond NFKC, to match what people type: letters with a stroke and the like become plain ("Ørsted"
// is "orsted", "Mærsk" "maersk", "złoty" "zloty", "ı" "i"); decimal digits of any script become
// ASCII; a trade mark sign becomes a space ("Apple™" is not "appletm"), and a fraction gets spaces
// around it ("3½" is "3 1⁄2 "). fold(fold(x)) == fold(x). Thread-safe, stateless.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

std::string fold(std::string_view utf8);

/// fold() with white space trimmed and collapsed to single spaces: for whole values.
std::string fold_value(std::string_view utf8);

}  // namespace tickerdex
