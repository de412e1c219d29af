// Reads symbols in running text, forwards and backwards, without copying it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {

/// A letter or digit that continues a word: ASCII, or the first byte of a Latin, Greek or Cyrillic
/// letter. Han and kana do not: in "BABA股价" BABA ends.
inline bool is_word_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_alphanumeric(c) || c == '_' || (byte >= 0xC3 && byte < 0xDF);
}
inline bool is_word_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_word_char(text[at]);
}

/// The ASCII character at `at`, converted if it is full-width; 0 for any other. Sets `behind` to
/// the position after it.
char plain_char(std::string_view text, std::size_t at, std::size_t& behind);

/// Capitals and digits, with parts joined by a dot, hyphen or slash ("BRK.B", "9988.HK"), in plain
/// ASCII. It ends at the end of a word; size 0 if there is none.
struct Atom {
  std::array<char, 16> chars{};
  std::size_t size = 0;
  std::size_t begin = 0;  ///< bytes of the text: [begin, end)
  std::size_t end = 0;
  std::string_view view() const { return {chars.data(), size}; }
};
Atom read_atom(std::string_view text, std::size_t at);
/// The atom that ends at `end`.
Atom read_atom_back(std::string_view text, std::size_t end);

/// The position after a space or two, or a line end.
std::size_t skip_spaces(std::string_view text, std::size_t at);
std::size_t skip_spaces_back(std::string_view text, std::size_t at);

bool is_closing(std::string_view text, std::size_t at);  ///< ) or its full-width form
/// Whether a parenthesis was opened shortly before `at` and is still open.
bool is_inside_parentheses(std::string_view text, std::size_t at);

/// "<BR>", or "<TD>" closed by "</TD>": remains of a page, not a ticker.
bool is_html_tag(std::string_view text, std::string_view name, std::size_t behind);

}  // namespace tickerdex
