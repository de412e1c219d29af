// Which characters must not be printed to a terminal, and names made safe for one and for JSON.
//
// File names, messages and articles come from outside, and nothing in them may move the cursor,
// colour a line, change its direction or hide. Thread-safe. Sources: ECMA-48; Unicode 15,
// Bidirectional Algorithm and Default_Ignorable_Code_Point.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tickerdex {

/// C0 and C1 controls (including white space other than ' '), DEL, line and paragraph separators,
/// bidirectional marks, overrides and isolates, annotation marks.
bool is_terminal_control(char32_t c);

/// Characters without width or shape: zero-width spaces, word joiners, byte order marks, tags,
/// fillers. Not joiners and variation selectors, which scripts and emoji need.
bool is_invisible(char32_t c);

/// A name or a message for a terminal: one line of valid UTF-8 without hidden characters.
///
///   bytes that are not UTF-8          %FF, as path_text() writes them
///   C0 controls, DEL                  their pictures: a newline is shown as U+240A
///   other controls, invisible ones    U+FFFD
///   joiners, variation selectors      kept after a character that is not ASCII, else U+FFFD
std::string safe_name(std::string_view raw);

/// JSON text with every control and invisible character escaped (\u202e), except newlines. JSON has
/// such characters only inside strings, where an escape means the same. `json` is valid UTF-8.
std::string json_for_terminal(std::string_view json);

/// A file name as valid UTF-8 text from which its exact bytes can be recovered.
///
/// On Linux a name may be any bytes, but JSON and stored articles contain valid UTF-8. So in all of
/// them
///
///   a byte that is not part of valid UTF-8 is written %XX, two upper-case hex digits, and
///   a '%' of the name that is followed by two hex digits is written %25.
///
/// Other names are written unchanged: "up 5%.txt", "ü.txt", quotes, newlines (which JSON escapes
/// itself). To decode, replace each % followed by two hex digits with that byte and leave any other
/// % alone, as Python's urllib.parse.unquote_to_bytes does. Different names have different texts.
std::string path_text(std::string_view path);

/// For a message that may contain names: bytes that are not valid UTF-8 are written %XX, everything
/// else unchanged.
std::string message_text(std::string_view message);

/// Wraps a message to the width of a terminal: breaks `line` between words into lines of at most
/// `width` columns, indenting later ones by two spaces. A wider word, such as a path, is not
/// broken, so that it can be copied. 0: no terminal, one line. `line` is valid UTF-8 without
/// control characters.
std::string wrap_words(std::string_view line, std::size_t width);

}  // namespace tickerdex
