// Formats counts, times and text from outside for a report.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
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

/// safe_name(), for names and reasons that come from outside.
std::string printable(std::string_view text);

/// Indented and safe for a terminal. Paths in it must be path_text(); other strings that are not
/// UTF-8 become message_text().
std::string report_json(const nlohmann::ordered_json& json);

}  // namespace tickerdex
