// The first step of reading a query: bytes to lexemes, each with its place.
//
//   cloud -"quick commerce" ticker:BABA,JD (a OR b)
//   word  minus quoted      field word     open word or_op word close
//
// A chunk is what stands between white space, parentheses and quotation marks. It is an operator
// only if it is one as a whole and in upper case; a '-' or '+' before it counts only after white
// space or '('. So "10-K", "a - b" and "C++" are text. A known field's name with something right
// after its colon is a `field`; the chunk after it is taken raw, whatever it begins with. The colon
// may be full-width, as Chinese and Japanese keyboards have it.
//
// White space is Unicode's, and control characters. Quotation marks: "…" “…” „…“ ”…” «…» »…«
// 「…」 『…』. Any bytes can be read; nothing throws.
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
  std::string_view text;              ///< of the query; of a quoted one what is inside
  std::size_t offset = 0;             ///< of the whole lexeme: bytes of the query
  std::size_t length = 0;
  bool glued = false;                 ///< nothing stands between it and the lexeme before
  bool closed = true;                 ///< a quoted one has its closing mark
  std::uint32_t distance = 0;         ///< of near_op and adj_op
  const QueryField* field = nullptr;  ///< of `field`
};

/// `text` must outlive the result. The last lexeme is always `end`.
std::vector<Lexeme> lex(std::string_view text);

}  // namespace tickerdex
