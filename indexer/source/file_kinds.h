// Recognises files that are not articles by their first bytes: one table of kinds.
//
// To support one of them, move its row to formats.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tickerdex {

/// What binary_kind() calls unknown binary data.
inline constexpr std::string_view kControlCharacters = "control characters";

/// "PNG image", "Word document": by magic bytes, else by control characters; "" if it may be text.
/// `beginning` is the first kDetectBytes, or the whole file if it is shorter.
std::string_view binary_kind(std::string_view beginning);

/// The same by magic bytes alone.
std::string_view magic_kind(std::string_view beginning);

struct Markup {
  std::string_view beginning;  ///< lower case
  std::string_view what;
  bool is_documentation = false;
};

/// The beginning of markup after its comments, in lower case.
std::string markup_beginning(std::string_view text);
/// The kind of markup that begins with `beginning`; null if it may be text.
const Markup* markup_of(std::string_view beginning);

}  // namespace tickerdex
