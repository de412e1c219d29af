// Durations as people type them: "26h", "90m", "2d", "45s", "500ms".
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace tickerdex {

/// Whole numbers of ms, s, m, h or d. nullopt if it is not a duration or is above 100 years.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

}  // namespace tickerdex
