// The second step of reading a query: lexemes to a tree.
//
//   any   := all (OR all)*
//   all   := part ((AND)? part)*
//   part  := (NOT | '-')* near
//   near  := item ((NEAR/n | ADJ/n) item)*
//   item  := word | quoted | '(' any ')' | field ':' (value (',' value)* | '(' any ')')
//
// What does not fit is repaired and said in a warning: an operator without something on each side
// is left out, parentheses are balanced, NEAR between other things than words becomes AND. The
// only errors are limits.
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
