#include "indexer/article/ticker/scan_text.h"

#include <algorithm>
#include <string>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

constexpr std::size_t kReach = 96;      // "(HKEX: 9988 (HKD counter) and 89988 (RMB counter), …"
constexpr std::size_t kTagReach = 400;  // text elements are short

bool is_symbol_char(char c) { return is_upper(c) || is_digit(c); }
bool is_joint(char c) { return c == '.' || c == '-' || c == '/'; }

// How many characters may follow a joining mark: ".HKG", "-PA", "/B".
std::size_t joint_reach(char joint) { return joint == '.' ? 3 : joint == '-' ? 2 : 1; }

// The length of the space that ends at `at`; 0 if there is none.
std::size_t space_before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  const char c = text[at - 1];
  if (c == ' ' || c == '\n') return 1;
  return at >= 2 && c == '\xA0' && text[at - 2] == '\xC2' ? 2 : 0;
}

}  // namespace

char plain_char(std::string_view text, std::size_t at, std::size_t& behind) {
  if (at >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    behind = at + 1;
    return text[at];
  }
  if (byte != 0xEF || at + 2 >= text.size()) return 0;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if ((second != 0xBC && second != 0xBD) || !is_utf8_trail(text[at + 2])) return 0;
  const int code = (second - 0xBC) * 64 + (third & 0x3F) + 0x20;  // U+FF01 is '!'
  if (code < '!' || code > '~') return 0;
  behind = at + 3;
  return static_cast<char>(code);
}

Atom read_atom(std::string_view text, std::size_t at) {
  Atom atom;
  atom.begin = atom.end = at;
  while (true) {
    std::size_t behind = 0;
    const char c = plain_char(text, atom.end, behind);
    if (is_joint(c) && atom.size > 0) {
      std::size_t run = 0;
      std::size_t next = behind;
      std::size_t run_end = behind;
      while (is_symbol_char(plain_char(text, next, run_end))) {
        next = run_end;
        ++run;
      }
      if (run == 0 || run > joint_reach(c) || is_word_at(text, next)) break;
    } else if (!is_symbol_char(c)) {
      break;
    }
    if (atom.size == atom.chars.size()) return {};
    atom.chars[atom.size++] = c;
    atom.end = behind;
  }
  return is_word_at(text, atom.end) ? Atom{} : atom;
}

Atom read_atom_back(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    const char c = text[begin - 1];
    const bool joins = is_joint(c) && begin < end && begin > 1 && is_symbol_char(text[begin - 2]);
    if (!is_symbol_char(c) && !joins) {
      const bool is_wide = begin >= 3 && text[begin - 3] == '\xEF' &&
                           (text[begin - 2] == '\xBC' || text[begin - 2] == '\xBD');
      std::size_t behind = 0;
      if (!is_wide || !is_symbol_char(plain_char(text, begin - 3, behind))) break;
      begin -= 2;
    }
    --begin;
    if (end - begin > 48) return {};
  }
  if (begin == end || (begin > 0 && is_word_char(text[begin - 1]))) return {};
  const bool in_number = begin > 1 && text[begin - 1] == ',' && is_digit(text[begin - 2]);
  if (in_number) return {};
  Atom atom;
  atom.begin = atom.end = begin;
  while (atom.end < end) {
    if (atom.size == atom.chars.size()) return {};
    std::size_t behind = atom.end + 1;
    atom.chars[atom.size++] = plain_char(text, atom.end, behind);
    atom.end = behind;
  }
  return atom;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  for (int i = 0; i < 3 && at < text.size(); ++i) {
    if (text[at] == ' ' || text[at] == '\n')
      ++at;
    else if (text.substr(at, 2) == "\xC2\xA0")
      at += 2;
    else
      break;
  }
  return at;
}

std::size_t skip_spaces_back(std::string_view text, std::size_t at) {
  for (int i = 0; i < 3; ++i) at -= space_before(text, at);
  return at;
}

bool is_closing(std::string_view text, std::size_t at) {
  std::size_t behind = 0;
  return plain_char(text, at, behind) == ')';
}

bool is_inside_parentheses(std::string_view text, std::size_t at) {
  const std::size_t floor = at > kReach ? at - kReach : 0;
  int depth = 0;
  for (std::size_t i = at; i > floor; --i) {
    char c = text[i - 1];
    const bool is_wide =
        (c == '\x88' || c == '\x89') && i >= 3 && text[i - 2] == '\xBC' && text[i - 3] == '\xEF';
    if (is_wide) c = c == '\x88' ? '(' : ')';
    if (c == '\n' && i > 1 && text[i - 2] == '\n') return false;
    if (c == ')') ++depth;
    if (c == '(' && depth-- == 0) return true;
  }
  return false;
}

bool is_html_tag(std::string_view text, std::string_view name, std::size_t behind) {
  static constexpr std::string_view kAlways[] = {"BODY", "BR",   "HTML", "IMG",
                                                 "PAGE", "TEXT", "TYPE"};
  if (std::binary_search(std::begin(kAlways), std::end(kAlways), name)) return true;
  const std::string closing = std::string("</").append(name).append(">");
  return text.substr(behind, kTagReach).find(closing) != std::string_view::npos;
}

}  // namespace tickerdex
