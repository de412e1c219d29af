#include "indexer/schema/text/word_scanner.h"

#include <array>
#include <limits>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

enum class Byte : std::uint8_t {
  separator,  // never in a word, never between two parts of one
  letter,
  digit,
  joiner,
  other,  // not ASCII
};

constexpr std::array<Byte, 256> make_bytes() {
  std::array<Byte, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    const auto c = static_cast<char>(i);
    if (!is_ascii(c)) {
      table[i] = Byte::other;
    } else if (is_letter(c)) {
      table[i] = Byte::letter;
    } else if (is_digit(c)) {
      table[i] = Byte::digit;
    } else if (is_joiner(static_cast<char32_t>(i))) {
      table[i] = Byte::joiner;
    }
  }
  return table;
}
constexpr auto kBytes = make_bytes();

Byte kind(char c) { return kBytes[static_cast<unsigned char>(c)]; }
bool is_alnum(Byte byte) { return byte == Byte::letter || byte == Byte::digit; }

constexpr CharClass class_of(Byte byte) {
  if (byte == Byte::letter) return CharClass::letter;
  return byte == Byte::digit ? CharClass::digit : CharClass::separator;
}

// In folding, a joiner before a mark is one character with it.
bool is_before_other(std::string_view text, std::size_t at) {
  return kind(text[at]) == Byte::joiner && at + 1 < text.size() &&
         kind(text[at + 1]) == Byte::other;
}

// The end of the stretch that contains text[known].
std::size_t stretch_end(std::string_view text, std::size_t begin, std::size_t known) {
  std::size_t end = known;
  while (end < text.size() && kind(text[end]) != Byte::separator) {
    if (end - begin >= kMaxStretchBytes && !is_utf8_trail(text[end])) break;
    ++end;
  }
  return end;
}

}  // namespace

void WordScanner::scan(std::string_view text, WordHandler& handler) {
  text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
  if (path_ == Path::fast) {
    scan_fast(text, handler);
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    at = kind(text[at]) == Byte::separator ? at + 1 : read_stretch(text, at, at, handler);
  }
}

void WordScanner::scan_fast(std::string_view text, WordHandler& handler) {
  for (std::size_t at = 0; at < text.size();) {
    const Byte byte = kind(text[at]);
    if (is_alnum(byte)) {
      at = read_ascii_word(text, at, handler);
    } else if (byte == Byte::other || is_before_other(text, at)) {
      at = read_stretch(text, at, at, handler);
    } else {
      ++at;
    }
  }
}

// Reads the word at `begin`: directly if nothing joins it, by the joining rule if an ASCII joiner
// follows, by the general path if what follows is not ASCII.
std::size_t WordScanner::read_ascii_word(std::string_view text, std::size_t begin,
                                         WordHandler& handler) {
  constexpr std::size_t kPlainBytes = 64;
  std::array<char, kPlainBytes> folded;
  std::size_t end = begin;
  while (end < text.size() && is_alnum(kind(text[end]))) {
    if (end - begin < kPlainBytes) folded[end - begin] = to_lower(text[end]);
    ++end;
  }
  bool plain = end - begin <= kPlainBytes;
  while (end < text.size() && kind(text[end]) == Byte::joiner && end + 1 < text.size()) {
    const Byte next = kind(text[end + 1]);
    if (next == Byte::other) return read_stretch(text, begin, end + 1, handler);
    if (!is_alnum(next)) break;
    plain = false;
    ++end;
    while (end < text.size() && is_alnum(kind(text[end]))) ++end;
  }
  if (end < text.size() && kind(text[end]) == Byte::other) {
    return read_stretch(text, begin, end, handler);
  }
  if (plain) {
    const WordPart part{{folded.data(), end - begin},
                        static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(end)};
    handler.word({&part, 1}, {{}, part.begin, part.end});
    return end;
  }
  if (end - begin > kMaxStretchBytes) return read_stretch(text, begin, begin, handler);
  chars_.clear();
  for (std::size_t at = begin; at < end; ++at) {
    TextChar ch;
    ch.c = static_cast<char32_t>(to_lower(text[at]));
    ch.begin = static_cast<std::uint32_t>(at);
    ch.end = static_cast<std::uint32_t>(at + 1);
    ch.cls = class_of(kind(text[at]));
    chars_.push_back(ch);
  }
  breaker_.read(chars_, handler);
  return end;
}

std::size_t WordScanner::read_stretch(std::string_view text, std::size_t begin, std::size_t known,
                                      WordHandler& handler) {
  const std::size_t end = stretch_end(text, begin, known);
  folded_.clear();
  folder_.fold(text.substr(begin, end - begin), begin, folded_);
  chars_.clear();
  for (const FoldedChar& folded : folded_) {
    TextChar ch;
    static_cast<FoldedChar&>(ch) = folded;
    ch.cls = classes_.of(folded.c);
    chars_.push_back(ch);
  }
  breaker_.read(chars_, handler);
  return end;
}

}  // namespace tickerdex
