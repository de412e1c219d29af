#include "indexer/article/number.h"

#include <charconv>
#include <cmath>
#include <string>

#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex {

std::optional<double> number_within(std::string_view text, double low, double high) {
  text = trimmed(text);
  if (text.empty() || text.size() > 40) return std::nullopt;
  constexpr std::string_view kMinus = "−";
  const bool minus = text.starts_with(kMinus);
  if (minus) {
    text.remove_prefix(kMinus.size());
  } else if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  std::string plain(minus ? 1 : 0, '-');
  plain.append(text);
  // "0,66" has a decimal comma; "1,234" would be out of any range here.
  if (plain.find('.') == std::string::npos) {
    if (const std::size_t comma = plain.find(','); comma != std::string::npos) plain[comma] = '.';
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size()) return std::nullopt;
  if (!std::isfinite(value) || value < low || value > high) return std::nullopt;
  return value;
}

}  // namespace tickerdex
