// Sizes as people type and read them: "512MiB", "2G", "1.5 GB".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

/// K, M, G and KiB, MiB, GiB are powers of 1024; kB, MB, GB of 1000. nullopt if it is not a size.
std::optional<std::uint64_t> parse_byte_size(std::string_view text);

/// "41.2 MB": three significant digits, powers of 1000.
std::string format_byte_size(std::uint64_t bytes);

/// "21,578"
std::string format_count(std::uint64_t count);

}  // namespace tickerdex
