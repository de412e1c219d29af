// Uses simdjson's DOM, which selects code for the machine's SIMD instructions at run time. It
// checks the whole text, so it accepts nothing that the general parser would reject.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/source/json_value.h"

namespace tickerdex {

/// nullopt for anything but a plain, well-formed object. json_general.h accepts all that passes
/// here, with the same result.
std::optional<Value> parse_json_fast(std::string_view text, const WantedKey& wanted);

}  // namespace tickerdex
