// The text of a body that a feed delivers as HTML.
//
// A body counts as HTML if it closes a known element ("</p>") or breaks a line ("<br>"). Then known
// elements go, blocks become line ends, scripts and comments go with what they hold, and character
// references are resolved. What is no element of HTML stays: "<IBM>", "a < b". A body that is not
// HTML is left as it is. Linear. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

bool is_html(std::string_view body);

std::string html_text(std::string_view body);

}  // namespace tickerdex
