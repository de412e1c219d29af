// Reading symbols out of running text, forwards and backwards, without copying it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace tickerdex {

inline bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_digit_char(char c) { return c >= '0' && c <= '9'; }
/// A letter or digit that would go on with a word: ASCII, or the first byte of a letter of Latin,
/// Greek or Cyrillic. Han and kana do not: "BABA股价" ends BABA.
inline bool is_word_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_capital(c) || is_digit_char(c) || (c >= 'a' && c <= 'z') || c == '_' ||
         (byte >= 0xC3 && byte < 0xDF);
}
inline bool is_word_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_word_char(text[at]);
}

/// The ASCII character that stands at `at`, be it full-width; 0 for any other. Sets `behind`.
char plain_char(std::string_view text, std::size_t at, std::size_t& behind);

/// Capitals and digits, with what a point, hyphen or slash joins to them ("BRK.B", "9988.HK"),
/// in plain ASCII. It ends at the end of a word; size 0 for none.
struct Atom {
  std::array<char, 16> chars{};
  std::size_t size = 0;
  std::size_t begin = 0;  ///< bytes of the text: [begin, end)
  std::size_t end = 0;
  std::string_view view() const { return {chars.data(), size}; }
};
Atom read_atom(std::string_view text, std::size_t at);
/// The one that ends at `end`.
Atom read_atom_back(std::string_view text, std::size_t end);

/// Past a space or two, or the end of a line.
std::size_t skip_spaces(std::string_view text, std::size_t at);
std::size_t skip_spaces_back(std::string_view text, std::size_t at);

bool is_closing(std::string_view text, std::size_t at);  ///< ) or its full-width form
/// Whether a parenthesis was opened shortly before and is still open.
bool is_inside_parentheses(std::string_view text, std::size_t at);

/// "<BR>", and "<TD>" that a "</TD>" closes: remains of a page, no ticker.
bool is_html_tag(std::string_view text, std::string_view name, std::size_t behind);

}  // namespace tickerdex
