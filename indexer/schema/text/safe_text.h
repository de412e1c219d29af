// Which characters must not be printed to a terminal, and names made safe for one.
//
// File names, messages and articles come from outside, and nothing in them may move the cursor,
// colour a line, change its direction or hide. Thread-safe. Sources: ECMA-48; Unicode 15,
// Bidirectional Algorithm and Default_Ignorable_Code_Point.
#pragma once

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

}  // namespace tickerdex
