// The first step of parsing a query: bytes to lexemes with their places.
//
//   cloud -"quick commerce" ticker:BABA,JD (a OR b)
//   word  minus quoted      field word     open word or_op word close
//
// A chunk is the text between white space, parentheses and quotation marks. It is an operator only
// as a whole and in upper case; a '-' or '+' before it counts only after white space or '('. So
// "10-K", "a - b" and "C++" are text. A known field's name, directly followed by a colon and more
// text, is a `field`; the next chunk is then raw text, whatever it begins with. The colon may be
// full-width, as on Chinese and Japanese keyboards.
//
// White space is Unicode's, plus control characters. Quotation marks: "…" “…” „…“ ”…” «…» »…«
// 「…」 『…』. The text may be any bytes; nothing throws.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/language/field_table.h"

namespace tickerdex {

enum class LexemeKind : std::uint8_t {
  word, quoted, open, close, minus, and_op, or_op, not_op, near_op, adj_op, field, end,
};

struct Lexeme {
  LexemeKind kind = LexemeKind::end;
  std::string_view text;   ///< part of the query; of `quoted` the inside
  std::size_t offset = 0;  ///< of the whole lexeme, in bytes of the query
  std::size_t length = 0;
  bool glued = false;                 ///< directly follows the previous lexeme
  bool closed = true;                 ///< `quoted` has its closing mark
  std::uint32_t distance = 0;         ///< of near_op and adj_op
  const QueryField* field = nullptr;  ///< of `field`
};

/// `text` must outlive the result. The last lexeme is always `end`.
std::vector<Lexeme> lex(std::string_view text);

}  // namespace tickerdex
