// The second step of parsing a query: lexemes to a syntax tree.
//
//   any   := all (OR all)*
//   all   := part ((AND)? part)*
//   part  := (NOT | '-')* near
//   near  := item ((NEAR/n | ADJ/n) item)*
//   item  := word | quoted | '(' any ')' | field ':' (value (',' value)* | '(' any ')')
//
// Errors of syntax are repaired with a warning: an operator without something on both sides is
// ignored, parentheses are balanced, NEAR between other things than words becomes AND. Only limits
// are errors.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/language/field_table.h"
#include "query/language/warnings.h"

namespace tickerdex {

inline constexpr std::size_t kMaxQueryBytes = 64 * 1024;
inline constexpr std::size_t kMaxQueryDepth = 100;

/// The syntax tree of a query: what was typed, not yet what it means.
struct Node {
  enum class Kind : std::uint8_t {
    empty,     ///< nothing was typed, or nothing searchable is left
    text,      ///< a chunk of words: `text`, in `field` if any
    quoted,    ///< words in quotation marks: `text`, in `field` if any
    value,     ///< a value of a field without words: `text`, `field`
    near,      ///< children within `distance` of each other (all text or quoted)
    adj,       ///< likewise, in this order
    all,       ///< children, `joined` by AND or just adjacent
    any,       ///< children
    negation,  ///< without children[0]
  };
  Kind kind = Kind::empty;
  std::string_view text;              ///< of the query
  std::size_t offset = 0;             ///< of `text`: bytes of the query
  const QueryField* field = nullptr;  ///< not owned; null: the whole article
  bool is_quoted = false;             ///< of a value
  bool joined = false;                ///< preceded by AND
  std::uint32_t distance = 0;
  std::vector<Node> children;
};

/// `text` must outlive the tree.
/// @throws QueryError for a text beyond kMaxQueryBytes or parentheses beyond kMaxQueryDepth.
Node parse_query(std::string_view text, Warnings& warnings);

}  // namespace tickerdex
