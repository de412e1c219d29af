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

#include <string_view>

#include "query/language/ast.h"
#include "query/language/warnings.h"

namespace tickerdex {

inline constexpr std::size_t kMaxQueryBytes = 64 * 1024;
inline constexpr std::size_t kMaxQueryDepth = 100;

/// `text` must outlive the tree.
/// @throws QueryError for a text beyond kMaxQueryBytes or parentheses beyond kMaxQueryDepth.
Node parse_query(std::string_view text, Warnings& warnings);

}  // namespace tickerdex
