// Durations as people type them: "26h", "90m", "2d", "45s".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tickerdex {

/// Seconds; whole numbers of s, m, h or d. Nothing for what is no duration, or above 100 years.
std::optional<std::int64_t> parse_duration(std::string_view text);

}  // namespace tickerdex
