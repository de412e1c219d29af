// Repairs common errors of JSON writers: unpaired surrogates ("\ud83d" alone) become U+FFFD; NaN,
// Infinity and numbers beyond a double become null. Only for text that did not parse.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

/// The repaired text; nullopt if there is nothing of this kind to repair.
std::optional<std::string> repair_json(std::string_view text);

}  // namespace tickerdex
