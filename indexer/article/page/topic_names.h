// Topics that pages of financial news use as labels. Thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace tickerdex::page {

/// No known topic is longer.
inline constexpr std::size_t kMaxTopicBytes = 32;

/// Ignores case: "Corporate Earnings", "M&A", "ipo".
bool is_known_topic(std::string_view name);

}  // namespace tickerdex::page
