#include "query/language/number_range.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>

namespace tickerdex {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::optional<double> parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || !std::isfinite(number)) return std::nullopt;
  return number + 0.0;  // avoids negative zero
}

std::optional<NumberRange> parse_between(std::string_view low, std::string_view high) {
  NumberRange range;
  if (!low.empty() && !(range.first = parse_number(low))) return std::nullopt;
  if (!high.empty() && !(range.last = parse_number(high))) return std::nullopt;
  if (!range.first && !range.last) return std::nullopt;
  range.is_empty = range.first && range.last && *range.first > *range.last;
  range.spelled = (range.first ? fmt::format("{}", *range.first) : std::string()) + ".." +
                  (range.last ? fmt::format("{}", *range.last) : std::string());
  return range;
}

}  // namespace

std::optional<NumberRange> parse_number_range(std::string_view text) {
  const auto dots = text.find("..");
  if (dots != std::string_view::npos) {
    return parse_between(text.substr(0, dots), text.substr(dots + 2));
  }
  if (text.starts_with(">=")) return parse_between(text.substr(2), {});
  if (text.starts_with("<=")) return parse_between({}, text.substr(2));
  const char sign = text.empty() ? ' ' : text.front();
  const bool has_sign = sign == '>' || sign == '<' || sign == '=';
  const auto number = parse_number(has_sign ? text.substr(1) : text);
  if (!number) return std::nullopt;
  NumberRange range;
  if (sign == '>') {
    range.first = std::nextafter(*number, kInfinity);
  } else if (sign == '<') {
    range.last = std::nextafter(*number, -kInfinity);
  } else {
    range.first = range.last = number;
  }
  range.spelled = fmt::format("{}{}", sign == '>' || sign == '<' ? std::string(1, sign) : "", *number);
  return range;
}

}  // namespace tickerdex
