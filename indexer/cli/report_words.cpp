#include "indexer/cli/report_words.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/cli/byte_size.h"
#include "indexer/process/json_text.h"
#include "indexer/schema/text/safe_text.h"

namespace tickerdex {

std::string plural(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", format_count(count), count == 1 ? one : many);
}

std::string age_text(std::int64_t seconds) {
  const auto count = static_cast<std::uint64_t>(std::max<std::int64_t>(0, seconds));
  if (count < 120) return plural(count, "second", "seconds");
  if (count < 120 * 60) return plural(count / 60, "minute", "minutes");
  if (count < 72 * 3600) return plural(count / 3600, "hour", "hours");
  return plural(count / 86400, "day", "days");
}

void report_line(std::ostream& out, std::string_view label, const std::string& text) {
  fmt::print(out, "  {:<9} {}\n", label, text);
}

std::string printable(std::string_view text) { return safe_name(text); }

std::string report_json(const nlohmann::ordered_json& json) { return json_text(json, 2) + "\n"; }

}  // namespace tickerdex
