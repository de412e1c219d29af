// A page that stands twice in its file, or oftener: kept once.
//
// Copies differ in small things ("9 hours ago", "8 hours ago"), so lines are compared by their
// letters and digits alone, and most of the prose behind a point must have stood before it. Linear
// in the size of the page. Thread-safe.
#pragma once

#include <string_view>
#include <vector>

namespace tickerdex::page {

struct Unrepeated {
  /// The page without later copies. What only a copy has (scores below it, say) stays.
  std::vector<std::string_view> lines;
  /// The lines above the second copy's text that the first did not have in the same words: its
  /// own "8 hours ago".
  std::vector<std::string_view> copy_head;
};

Unrepeated without_repeats(std::vector<std::string_view> lines);

}  // namespace tickerdex::page
