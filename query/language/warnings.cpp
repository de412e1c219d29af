#include "query/language/warnings.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace tickerdex {

void Warnings::add(std::string line) {
  if (seen_.insert(line).second && lines_.size() < kMax) lines_.push_back(std::move(line));
}

std::vector<std::string> Warnings::lines() const {
  auto all = lines_;
  const auto more = seen_.size() - lines_.size();
  if (more > 0) all.push_back(fmt::format("and {} more like these", more));
  return all;
}

std::string message_line(std::string_view text, std::size_t most) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string out;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  constexpr std::size_t kMaxBytes = 1 << 20;
  const auto size = static_cast<std::int32_t>(std::min(text.size(), kMaxBytes));
  std::size_t characters = 0;
  for (std::int32_t i = 0; i < size; ++characters) {
    if (characters == most) return out + "…";
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    const auto category = c < 0 ? std::int8_t{U_CONTROL_CHAR} : u_charType(c);
    if (category == U_CONTROL_CHAR || category == U_FORMAT_CHAR ||
        category == U_LINE_SEPARATOR || category == U_PARAGRAPH_SEPARATOR) {
      out += c == '\n' || c == '\t' ? std::string_view(" ") : kReplacement;
    } else {
      out += text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
  }
  return out;
}

}  // namespace tickerdex
