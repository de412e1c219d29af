// Converts any bytes to an article's text: valid UTF-8, no control characters, "\n" line ends.
//
// Invisible characters that split words (zero-width spaces, soft hyphens, byte order marks) are
// removed; those that a script needs (joiners) are kept. Bytes that are not UTF-8 become U+FFFD.
// Thread-safe, linear, stateless.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// Trims lines, collapses white space inside them to one space, and drops empty lines.
std::string plain_paragraphs(std::string_view bytes);

/// The same, on one line.
std::string plain_line(std::string_view bytes);

/// The lines of plain_paragraphs(), as views of it.
std::vector<std::string_view> lines_of(std::string_view paragraphs);

/// The longest prefix of the valid UTF-8 `text` with at most `max_bytes` and only whole characters.
std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes);

/// The suffix, likewise.
std::string_view utf8_suffix(std::string_view text, std::size_t max_bytes);

/// A decimal number as sources write it, "0.66", "+0.5", "-.2", "−0.4": the number if it is within
/// [low, high]; nullopt for other text.
std::optional<double> number_within(std::string_view text, double low, double high);

}  // namespace tickerdex
