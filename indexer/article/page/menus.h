// Removes a site's menus from a copied page: many short lines in a row.
//
// A run of a dozen short lines without numbers counts as a menu if some of them are known parts of
// a site ("Markets", "Log in"), and only above the first paragraph or below the last. Lines above a
// menu are removed too, unless they could be the title. Linear. Thread-safe.
#pragma once

#include <string_view>
#include <vector>

namespace tickerdex::page {

std::vector<std::string_view> without_menus(std::vector<std::string_view> lines);

}  // namespace tickerdex::page
