// What a folded character is to word segmentation: UAX #29's word-break property, reduced to
// what the joining rule and the CJK rule of analyzer.h leave of it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

namespace tickerdex {

enum class CharClass : std::uint8_t {
  separator,  ///< all that is in no word; '&', '.', '-', '/', ',' and '\'' too
  letter,
  digit,    ///< decimal digits of any script
  mark,     ///< belongs to the character before it
  cjk,      ///< Han, kana, Hangul, Bopomofo and other ideographs
  complex,  ///< of a script that puts no spaces between words: Thai, Lao, Khmer, Myanmar…
};

constexpr bool is_word_char(CharClass cls) {
  return cls == CharClass::letter || cls == CharClass::digit;
}

/// Looks a class up in pages that are filled when first met. Not for several threads at once.
class CharClasses {
 public:
  CharClass of(char32_t c);

 private:
  using Page = std::array<CharClass, 256>;
  std::array<std::unique_ptr<Page>, 0x1100> pages_;
};

}  // namespace tickerdex
