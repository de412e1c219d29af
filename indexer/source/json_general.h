// JSON by nlohmann-json: any value; if the text is not well-formed, the reason and the place.
#pragma once

#include <string_view>
#include <variant>

#include "indexer/source/json_value.h"

namespace tickerdex {

/// Without repairs.
std::variant<Value, JsonProblem> parse_json_general(std::string_view text,
                                                    const WantedKey& wanted);

}  // namespace tickerdex
