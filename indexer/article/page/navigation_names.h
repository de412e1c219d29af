// The words and lines of buttons and menus: English, German, Chinese, Japanese. Arguments are keys
// as from key_of(). Thread-safe.
#pragma once

#include <string_view>

namespace tickerdex::page {

/// A button by itself, or part of a row of buttons: "share", "facebook".
bool is_button_word(std::string_view key);

/// A part of a site: "markets", "wirtschaft".
bool is_section_word(std::string_view key);

/// Navigation as a whole line: "skip to content", "add to watchlist".
bool is_whole_line(std::string_view key);

}  // namespace tickerdex::page
