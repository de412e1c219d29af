// Counts, sizes, times and text from outside, as reports show them; sizes as people type them.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace tickerdex {

/// "1 file", "21,578 files"
std::string plural(std::uint64_t count, std::string_view one, std::string_view many);

/// "26 hours": seconds, minutes, hours or days, rounded down.
std::string age_text(std::int64_t seconds);

/// "  articles  text\n"
void report_line(std::ostream& out, std::string_view label, const std::string& text);

/// Indented and safe for a terminal. Paths in it must be path_text(); other strings that are not
/// UTF-8 become message_text().
std::string report_json(const nlohmann::ordered_json& json);

/// A size as people type it, "512MiB", "2G", "1.5 GB": K, M, G and KiB, MiB, GiB are powers of
/// 1024; kB, MB, GB of 1000. nullopt if it is not a size.
std::optional<std::uint64_t> parse_byte_size(std::string_view text);

/// "41.2 MB": three significant digits, powers of 1000.
std::string format_byte_size(std::uint64_t bytes);

/// "21,578"
std::string format_count(std::uint64_t count);

}  // namespace tickerdex
