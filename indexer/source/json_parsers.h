// The two parsers behind parse_json(). Whatever the fast one accepts, the general one accepts with
// the same result. What the fast one declines may still be valid JSON; only the general one reports
// errors.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "indexer/source/json_value.h"

namespace tickerdex {

/// Uses simdjson. nullopt for anything but a plain well-formed object.
std::optional<Value> parse_json_fast(std::string_view text, const WantedKey& wanted);

/// Uses nlohmann-json, without repairs.
std::variant<Value, JsonProblem> parse_json_general(std::string_view text,
                                                    const WantedKey& wanted);

}  // namespace tickerdex
