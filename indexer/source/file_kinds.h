// What is no article, by how it begins: one table of kinds.
//
// A reader for one of them takes its row out of here and into formats.cpp.
#pragma once

#include <cstddef>
#include <string_view>

namespace tickerdex {

/// What binary_kind() calls data that it does not know.
inline constexpr std::string_view kControlCharacters = "control characters";

/// "PNG image", "Word document": by magic bytes, else by the control characters in it; "" for what
/// may be text. `beginning` holds kDetectBytes, or the whole file if that is shorter.
std::string_view binary_kind(std::string_view beginning);

struct Markup {
  std::string_view beginning;  ///< lower case
  std::string_view what;
  bool is_documentation = false;
};

/// The kind of markup that begins so (lower case), or null: it may be text.
const Markup* markup_of(std::string_view beginning);

}  // namespace tickerdex
