// How counts, times and what comes from outside are put in a report.
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

/// Names and reasons come from outside: what is shown of them is safe_name().
std::string printable(std::string_view text);

/// Indented, fit for a terminal. Paths in it are path_text(); what else is not UTF-8 is
/// message_text().
std::string report_json(const nlohmann::ordered_json& json);

}  // namespace tickerdex
