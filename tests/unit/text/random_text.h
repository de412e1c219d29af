// Seeded random text for property tests.
#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace tickerdex {

class RandomText {
 public:
  explicit RandomText(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return random_() % bound; }

  /// ASCII, dense with punctuation that may join; control characters too.
  std::string ascii(std::size_t most) {
    static constexpr std::string_view kDense = "aabBis'''&&..--//,,,  12030Qqu_$\"(:";
    return build(most, [this] {
      if (below(20) == 0) return std::string(1, static_cast<char>(below(128)));
      return std::string(1, kDense[below(kDense.size())]);
    });
  }

  /// ASCII as above between characters of many scripts and traps.
  std::string mixed(std::size_t most) {
    return build(most, [this] {
      return below(2) == 0 ? ascii(3) : std::string(kPieces[below(kPieces.size())]);
    });
  }

  /// Any bytes.
  std::string bytes(std::size_t most) {
    return build(most, [this] {
      // Among the bytes that begin and continue sequences, some ASCII.
      return std::string(1, static_cast<char>(below(3) == 0 ? 'a' + below(4) : 0x80 + below(128)));
    });
  }

 private:
  template <typename Piece>
  std::string build(std::size_t most, Piece piece) {
    std::string text;
    for (std::size_t count = below(most + 1); count > 0; --count) text += piece();
    return text;
  }

  // No scripts without spaces (Thai): their words depend on the words around them.
  static constexpr std::array<std::string_view, 72> kPieces{
      "é",      "É",      "e\u0301", "ß",      "İ",      "ı",      "ø",      "æ",      "ﬁ",
      "ﬀ",      "σ",      "ς",       "Σ",      "Ж",      "й",      "ש",      "\u05B8", "ل",
      "آ",      "\u064E", "क",       "ि",      "\u094D", "中",     "国",     "阿",     "々",
      "〇",     "の",     "か",      "\u3099", "\u309A", "ー",     "ア",     "ｶ",      "ﾞ",
      "・",     "한",     "\u1112",  "\u1161", "\u11AB", "㍿",     "㎏",     "㏂",     "½",
      "²",      "™",      "№",       "Ⅳ",      "＆",     "．",     "，",     "１",     "٣",
      "’",      "´",      "‑",       "–",      "…",      "\u00AD", "\u200B", "\u200D", "\uFEFF",
      "\u202E", "\u0301", "\u0316",  "\u20E3", "😀",      "\u3000", "。",     "\xFF",   "\xE4\xB8"};

  std::mt19937_64 random_;
};

}  // namespace tickerdex
