// File names as text from which their exact bytes can be recovered.
//
// On Linux a name may be any bytes, but JSON and stored articles contain valid UTF-8. So in all of
// them
//
//   a byte that is not part of valid UTF-8 is written %XX, two upper-case hex digits, and
//   a '%' of the name that is followed by two hex digits is written %25.
//
// Other names are written unchanged: "up 5%.txt", "ü.txt", quotes, newlines (which JSON escapes
// itself). To decode, replace each % followed by two hex digits with that byte and leave any other
// % alone, as Python's urllib.parse.unquote_to_bytes does. Different names have different texts.
// Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// Valid UTF-8 that represents exactly these bytes.
std::string path_text(std::string_view path);

/// For a message that may contain names: bytes that are not valid UTF-8 are written %XX, everything
/// else unchanged.
std::string message_text(std::string_view message);

}  // namespace tickerdex
