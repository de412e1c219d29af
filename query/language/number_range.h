// Parses the values of `sentiment:` and `impact:`: ">0.5", ">=0.5", "<0", "<=0", "=0.3", "0.3",
// "0.3..", "..0.2", "0.1..0.4". Both ends of a range are inclusive.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

struct NumberRange {
  std::optional<double> first;  ///< the minimum; nullopt: open
  std::optional<double> last;   ///< the maximum; nullopt: open
  std::string spelled;          ///< canonical: ">0.5", "0.5..", "0.3"
  bool is_empty = false;        ///< the ends are in the wrong order
};

/// nullopt for other text. "<0.5" is resolved to the number next to 0.5, so that the range is
/// exact.
std::optional<NumberRange> parse_number_range(std::string_view text);

}  // namespace tickerdex
