#include "indexer/cli/duration.h"

#include <charconv>

namespace tickerdex {

std::optional<std::int64_t> parse_duration(std::string_view text) {
  constexpr std::int64_t kLongest = std::int64_t{100} * 366 * 86'400;
  std::int64_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc() || stop == text.data() || count < 0 || end - stop != 1) {
    return std::nullopt;
  }
  const std::int64_t unit = *stop == 's'   ? 1
                            : *stop == 'm' ? 60
                            : *stop == 'h' ? 3600
                            : *stop == 'd' ? 86'400
                                           : 0;
  if (unit == 0 || count > kLongest / unit) return std::nullopt;
  return count * unit;
}

}  // namespace tickerdex
