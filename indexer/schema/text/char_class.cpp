#include "indexer/schema/text/char_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace tickerdex {
namespace {

bool is_cjk_letter(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return true;
  // The prolonged sound mark and the kana repeat marks have no script of their own.
  if (u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_KATAKANA) return true;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
      return true;
    default:
      return false;
  }
}

CharClass classify(UChar32 c) {
  const auto mask = U_GET_GC_MASK(c);
  const bool letter = (mask & (U_GC_L_MASK | U_GC_NL_MASK)) != 0;
  const bool mark = (mask & U_GC_M_MASK) != 0;
  if ((letter || mark) && u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) {
    return CharClass::complex;
  }
  if (mark) return CharClass::mark;
  if (letter) return is_cjk_letter(c) ? CharClass::cjk : CharClass::letter;
  return (mask & U_GC_ND_MASK) != 0 ? CharClass::digit : CharClass::separator;
}

}  // namespace

CharClass CharClasses::of(char32_t c) {
  auto& page = pages_[c >> 8];
  if (!page) {
    page = std::make_unique<Page>();
    for (char32_t low = 0; low < 256; ++low) {
      (*page)[low] = classify(static_cast<UChar32>((c & ~char32_t{0xFF}) | low));
    }
  }
  return (*page)[c & 0xFF];
}

}  // namespace tickerdex
