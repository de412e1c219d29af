#include "indexer/cli/report_words.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "indexer/process/json_text.h"

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

std::string report_json(const nlohmann::ordered_json& json) { return json_text(json, 2) + "\n"; }

namespace {

struct Unit {
  std::string_view name;
  double bytes;
};

constexpr double kKibi = 1024;
constexpr std::array<Unit, 11> kUnits{{{"", 1},
                                       {"B", 1},
                                       {"K", kKibi},
                                       {"KiB", kKibi},
                                       {"kB", 1e3},
                                       {"M", kKibi* kKibi},
                                       {"MiB", kKibi* kKibi},
                                       {"MB", 1e6},
                                       {"G", kKibi* kKibi* kKibi},
                                       {"GiB", kKibi* kKibi* kKibi},
                                       {"GB", 1e9}}};

}  // namespace

std::optional<std::uint64_t> parse_byte_size(std::string_view text) {
  const std::string copy(text);
  char* end = nullptr;
  if (copy.empty() || copy[0] < '0' || copy[0] > '9') return std::nullopt;
  const double number = std::strtod(copy.c_str(), &end);
  std::string_view unit(end);
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  for (const auto& known : kUnits) {
    if (unit != known.name) continue;
    const double bytes = number * known.bytes;
    if (!(bytes < 1e18)) return std::nullopt;
    return static_cast<std::uint64_t>(bytes);
  }
  return std::nullopt;
}

std::string format_byte_size(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> kNames{"B", "kB", "MB", "GB", "TB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 999.5 && unit + 1 < kNames.size()) {
    value /= 1000;
    ++unit;
  }
  const int digits = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return fmt::format("{:.{}f} {}", value, digits, kNames[unit]);
}

std::string format_count(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

}  // namespace tickerdex
