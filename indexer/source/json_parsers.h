// The two parsers behind parse_json() (json_value.h): a fast one for nearly all text, and one that
// accepts everything and explains what is wrong.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "indexer/source/json_value.h"

namespace tickerdex {

/// By simdjson's DOM, which selects code for the machine's SIMD instructions at run time and checks
/// the whole text. nullopt for anything but a plain, well-formed object; the general parser accepts
/// all that passes here, with the same result.
std::optional<Value> parse_json_fast(std::string_view text, const WantedKey& wanted);

/// By nlohmann-json: any value; if the text is not well-formed, the reason and the place. Repairs
/// nothing.
std::variant<Value, JsonProblem> parse_json_general(std::string_view text, const WantedKey& wanted);

}  // namespace tickerdex
