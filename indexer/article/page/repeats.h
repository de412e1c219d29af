// Removes repeated copies of a page from its file.
//
// Copies differ slightly ("9 hours ago", "8 hours ago"), so lines are compared by letters and
// digits only, and a copy begins where most of the following prose repeats earlier prose. Linear in
// the size of the page. Thread-safe.
#pragma once

#include <string_view>
#include <vector>

namespace tickerdex::page {

struct Unrepeated {
  /// The page without later copies. What only a copy has (such as scores below it) is kept.
  std::vector<std::string_view> lines;
  /// The lines above the second copy's text that differ from the first copy's, such as "8 hours
  /// ago".
  std::vector<std::string_view> copy_head;
};

Unrepeated without_repeats(std::vector<std::string_view> lines);

}  // namespace tickerdex::page
