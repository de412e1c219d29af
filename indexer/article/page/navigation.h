// Recognises lines that belong to the page and not to the article: buttons, menus, breadcrumbs,
// cookie notices, picture credits, reading times.
//
// A line counts only as a whole: "Share" is a button, "Share prices rose" is not. English, German,
// Chinese, Japanese. Thread-safe.
#pragma once

#include <string_view>

namespace tickerdex::page {

bool is_navigation(std::string_view line);

/// "Markets", "News", "Wirtschaft": navigation if it is before the title, else perhaps a heading.
bool is_section_name(std::string_view line);

}  // namespace tickerdex::page
