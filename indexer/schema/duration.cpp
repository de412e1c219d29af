#include "indexer/schema/duration.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace tickerdex {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};
constexpr std::array<Unit, 5> kUnits{
    {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  constexpr std::int64_t kLongest = std::int64_t{100} * 366 * 86'400'000;
  std::int64_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc() || count < 0) return std::nullopt;
  const std::string_view typed(stop, static_cast<std::size_t>(end - stop));
  for (const auto& [name, milliseconds] : kUnits) {
    if (typed != name) continue;
    if (count > kLongest / milliseconds) return std::nullopt;
    return std::chrono::milliseconds(count * milliseconds);
  }
  return std::nullopt;
}

}  // namespace tickerdex
