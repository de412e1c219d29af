// Properties of one line of a copied page, shared by the recognisers of this folder.
//
// A line is valid UTF-8 without line ends, trimmed (plain_text.h). Thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex::page {

/// The key of a line in a table: ASCII lower case, without leading list and heading marks and
/// trailing punctuation. "## Related articles:" becomes "related articles".
std::string key_of(std::string_view line);

/// Without leading "#", "*", "-" and the like, and without surrounding "**".
std::string_view without_markup(std::string_view line);

/// Ends as a sentence does, ignoring closing quotation marks and parentheses.
bool ends_sentence(std::string_view line);

/// A paragraph rather than a heading, a button or a value: long, or a sentence of some length.
bool is_prose(std::string_view line);

bool has_cjk(std::string_view text);

/// Split at white space.
std::vector<std::string_view> words_of(std::string_view text);

/// Split at the separators of small print: " | ", "·", "•", " - ", " – ", "—", "｜". The pieces are
/// trimmed, and empty ones omitted.
std::vector<std::string_view> pieces_of(std::string_view line);

bool starts_with_upper(std::string_view word);

}  // namespace tickerdex::page
