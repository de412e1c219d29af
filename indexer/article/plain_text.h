// Any bytes to text as an article holds it: valid UTF-8, no control characters, "\n" line ends.
//
// Invisible characters that break words apart (zero-width spaces, soft hyphens, byte order marks)
// go; those that belong to a script (joiners) stay. Bytes that are not UTF-8 become U+FFFD.
// Thread-safe, linear, no state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// Lines trimmed, white space inside them collapsed to one space, empty lines dropped.
std::string plain_paragraphs(std::string_view bytes);

/// As above, on one line.
std::string plain_line(std::string_view bytes);

/// The lines of plain_paragraphs(), as views of it.
std::vector<std::string_view> lines_of(std::string_view paragraphs);

/// The beginning of valid UTF-8 `text`, at most `max_bytes`, no character cut in two.
std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes);

/// Its end, likewise.
std::string_view utf8_suffix(std::string_view text, std::size_t max_bytes);

/// Without ASCII white space at both ends.
std::string_view trimmed(std::string_view text);

/// ASCII letters lowered, all else kept.
std::string ascii_lower(std::string_view text);

}  // namespace tickerdex
