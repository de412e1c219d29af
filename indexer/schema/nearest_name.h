// Suggestions for a mistyped name of an option, command, field, facet or format.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// The names that are close to `typed`, closest first, at most `most`. Close: one edit (a letter
/// inserted, deleted or replaced, or two swapped) for every three letters, or the beginning or end
/// of the name. Text with a digit is a number or a code and has no close names. Case is ignored.
std::vector<std::string> nearest_names(std::string_view typed, std::span<const std::string> names,
                                       std::size_t most = 1);

/// "; did you mean rebuild?", or "".
std::string did_you_mean(std::string_view typed, std::span<const std::string> names);

}  // namespace tickerdex
