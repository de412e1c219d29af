// The class of a folded character for word segmentation: UAX #29's word-break property, reduced to
// what the joining and CJK rules of analyzer.h need.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

namespace tickerdex {

enum class CharClass : std::uint8_t {
  separator,  ///< everything outside words; also '&', '.', '-', '/', ',' and '\''
  letter,
  digit,    ///< decimal digits of any script
  mark,     ///< belongs to the preceding character
  cjk,      ///< Han, kana, Hangul, Bopomofo and other ideographs
  complex,  ///< of a script without spaces between words: Thai, Lao, Khmer, Myanmar…
};

constexpr bool is_word_char(CharClass cls) {
  return cls == CharClass::letter || cls == CharClass::digit;
}

/// Looks up classes in pages that are filled on first use. Not thread-safe.
class CharClasses {
 public:
  CharClass of(char32_t c);

 private:
  using Page = std::array<CharClass, 256>;
  std::array<std::unique_ptr<Page>, 0x1100> pages_;
};

}  // namespace tickerdex
