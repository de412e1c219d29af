// The two parsers behind parse_json(). What the fast one takes the general one takes too, with the
// same result; what it declines may still be good JSON, and if not, only the general one says why.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "indexer/source/json_value.h"

namespace tickerdex {

/// By simdjson. Nothing for whatever is not a plain well-formed object.
std::optional<Value> parse_json_fast(std::string_view text, const WantedKey& wanted);

/// By nlohmann-json, without repairs.
std::variant<Value, JsonProblem> parse_json_general(std::string_view text,
                                                    const WantedKey& wanted);

}  // namespace tickerdex
