// How one line of a copied page looks: what the recognisers of this folder share.
//
// A line is valid UTF-8 without line ends, trimmed (plain_text.h). Thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex::page {

/// The form in which a line is looked up in a table: ASCII lower case, without marks of lists and
/// headings in front and punctuation behind. "## Related articles:" is "related articles".
std::string key_of(std::string_view line);

/// Without "#", "*", "-" and the like in front, and without "**" around.
std::string_view without_markup(std::string_view line);

/// Ends as a sentence does, closing quotation marks and parentheses aside.
bool ends_sentence(std::string_view line);

/// A paragraph rather than a heading, a button or a value: long, or a sentence of some length.
bool is_prose(std::string_view line);

std::size_t code_points(std::string_view text);

bool has_cjk(std::string_view text);

/// Split at white space.
std::vector<std::string_view> error_text(std::string_view text);

/// Split where a line of small print has its separators: " | ", "·", "•", " - ", " – ", "—", "｜".
/// The pieces are trimmed; empty ones are left out.
std::vector<std::string_view> pieces_of(std::string_view line);

bool starts_with_upper(std::string_view word);

}  // namespace tickerdex::page
