// Which characters must not reach a terminal as they are, and names made fit for one.
//
// Both tools share this rule: file names, messages and articles come from outside, and nothing of
// them may move the cursor, colour a line, turn its direction or hide. Thread-safe. Sources:
// ECMA-48; Unicode 15, Bidirectional Algorithm and Default_Ignorable_Code_Point.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// C0 and C1 controls, DEL, line and paragraph separators, bidirectional marks, overrides and
/// isolates, annotation marks. White space other than ' ' is among them.
bool is_terminal_control(char32_t c);

/// Takes no room and shows nothing: zero-width spaces, word joiners, byte order marks, tags,
/// fillers. Joiners and variation selectors, which scripts and emoji need, are not among them.
bool is_invisible(char32_t c);

/// A name or a message for a terminal: one line of valid UTF-8 that hides nothing.
///
///   bytes that are not UTF-8          %FF, as path_text() writes them
///   C0 controls, DEL                  their pictures: a newline is shown as U+240A
///   other controls, invisible ones    U+FFFD
///   joiners, variation selectors      kept behind a character that is not ASCII, else U+FFFD
std::string safe_name(std::string_view raw);

/// JSON text in which every control and invisible character is an escape (\u202e). Outside
/// strings JSON has no such character, and inside them an escape means the same. `json` is valid
/// UTF-8; newlines stay.
std::string json_for_terminal(std::string_view json);

}  // namespace tickerdex
