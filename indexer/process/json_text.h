// JSON as it is written to files and terminals.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace tickerdex {

/// Valid UTF-8 for any strings: a string that is not UTF-8 becomes message_text(). Control and
/// invisible characters are escaped. `indent` as for nlohmann::json::dump(); -1: one line.
std::string json_text(const nlohmann::ordered_json& json, int indent);

}  // namespace tickerdex
