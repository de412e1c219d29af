// The text of a body that a feed delivers as HTML.
//
// A body counts as HTML if it closes a known element ("</p>") or has a line break ("<br>"). Then
// tags of known elements are removed, blocks become lines, scripts and comments are removed with
// their content, and character references are resolved. What is not an HTML element stays: "<IBM>",
// "a < b". Other bodies are not changed. Linear. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

bool is_html(std::string_view body);

std::string html_text(std::string_view body);

}  // namespace tickerdex
