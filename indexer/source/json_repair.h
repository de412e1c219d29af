// Mends what writers of JSON commonly get wrong and readers may not accept: half surrogate pairs
// ("\ud83d" alone) become U+FFFD; NaN, Infinity and numbers beyond a double become null. Only for
// text that did not parse.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

/// The mended text; nothing if there is nothing of this kind to mend.
std::optional<std::string> repair_json(std::string_view text);

}  // namespace tickerdex
