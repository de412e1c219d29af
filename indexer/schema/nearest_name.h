// What may have been meant by a name that is none: of options, commands, fields, facets, formats.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// Of `names` those that `typed` is nearly, nearest first, at most `most`. Nearly: one edit (a
/// letter more, less or another, or two swapped) for every three letters, or the beginning or end
/// of the name. What has a digit is a number or a code, and is nearly nothing. Case does not matter.
std::vector<std::string> nearest_names(std::string_view typed, std::span<const std::string> names,
                                       std::size_t most = 1);

/// "; did you mean rebuild?", or nothing.
std::string did_you_mean(std::string_view typed, std::span<const std::string> names);

}  // namespace tickerdex
