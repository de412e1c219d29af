// JSON as it is written to files and terminals.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace tickerdex {

/// Valid UTF-8 whatever the strings hold: bytes that are none become message_text(). Controls and
/// invisible characters are escapes. `indent` as nlohmann::json::dump() has it; -1: one line.
std::string json_text(const nlohmann::ordered_json& json, int indent);

}  // namespace tickerdex
