// File names as text that gives them back byte by byte.
//
// A name on Linux is any bytes; JSON and stored articles hold valid UTF-8. So in all of them
//
//   a byte that is not part of valid UTF-8 is written %XX, two upper-case hex digits, and
//   a '%' of the name that two hex digits follow is written %25.
//
// Every other name is written as it is: "up 5%.txt", "ü.txt", quotes, newlines (which JSON escapes
// in its own way). What decodes it turns each % with two hex digits behind it into that byte and
// leaves any other % alone; Python has it as urllib.parse.unquote_to_bytes. No two names are
// written alike. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// Valid UTF-8 that stands for exactly these bytes.
std::string path_text(std::string_view path);

/// A message that may hold names: what is not valid UTF-8 is written %XX, all else is as it was.
std::string message_text(std::string_view message);

}  // namespace tickerdex
