// Recognises lines that belong to the page and not to the article: buttons, menus, breadcrumbs,
// cookie notices, picture credits, reading times.
//
// A line counts only as a whole: "Share" is a button, "Share prices rose" is not. English, German,
// Chinese, Japanese. Thread-safe.
#pragma once

#include <string_view>
#include <vector>

namespace tickerdex::page {

bool is_navigation(std::string_view line);

/// "Markets", "News", "Wirtschaft": navigation if it is before the title, else perhaps a heading.
bool is_section_name(std::string_view line);

/// Removes a site's menus from a copied page: many short lines in a row.
///
/// A run of a dozen short lines without numbers counts as a menu if some of them are known parts of
/// a site ("Markets", "Log in"), and only above the first paragraph or below the last. Lines above
/// a menu are removed too, unless they could be the title. Linear.
std::vector<std::string_view> without_menus(std::vector<std::string_view> lines);

}  // namespace tickerdex::page
