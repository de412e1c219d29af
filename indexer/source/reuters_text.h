// Parts of a Reuters-21578 record: elements, entities, wrapped lines, dates. Text is valid UTF-8.
// Thread-safe. Source: the README of the distribution, section VI.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// The text between <TAG> and </TAG>; empty if the element is missing or not closed.
std::string_view element(std::string_view text, std::string_view tag);
/// The same for <TEXT …>, to the record's end if it is not closed.
std::string_view text_element(std::string_view record);
/// The value of NAME="…" in the record's first tag.
std::string attribute(std::string_view record, std::string_view name);

/// "&lt;IBM>" -> "<IBM>". Control characters written as entities ("&#3;") are removed.
std::string decode_entities(std::string_view text);

/// Joins wrapped lines to paragraphs, separated by "\n"; removes the agency's sign-off at the end.
std::string join_lines(std::string_view text);
/// The first non-blank line, with white space collapsed.
std::string first_line(std::string_view text);

/// "27-MAR-1987 00:02:59.13&#5;&#5;&#5;RM" -> "27-MAR-1987 00:02:59.13": the date at the front, and
/// the time after it, if any.
std::string wire_date(std::string_view text);

}  // namespace tickerdex
