#include "query/language/warnings.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/schema/ticker/ticker.h"
#include "query/language/field_table.h"

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
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    if (characters == most) return out + "…";
    const char32_t c = next_code_point(text, at);
    const auto category = u_charType(static_cast<UChar32>(c));
    const bool is_hidden = category == U_CONTROL_CHAR || category == U_FORMAT_CHAR ||
                           category == U_LINE_SEPARATOR || category == U_PARAGRAPH_SEPARATOR;
    append_utf8(out, c == '\n' || c == '\t' ? U' ' : is_hidden ? kReplacement : c);
  }
  return out;
}

namespace {

bool may_name_a_field(char c) { return is_letter(c) || c == '_'; }

}  // namespace

std::string_view stray_field_name(std::string_view chunk) {
  constexpr std::size_t kShortest = 2;
  constexpr std::size_t kLongest = 20;
  constexpr std::array<std::string_view, 6> kSchemes{"http", "https", "ftp", "mailto", "urn", "tel"};
  const auto colon = chunk.find(':');
  if (colon == std::string_view::npos || colon < kShortest || colon > kLongest) return {};
  const auto name = chunk.substr(0, colon);
  if (!std::all_of(name.begin(), name.end(), may_name_a_field)) return {};
  if (std::count(kSchemes.begin(), kSchemes.end(), name) > 0) return {};
  if (chunk.substr(colon + 1).starts_with("//")) return {};
  return name;
}

std::string stray_field_warning(std::string_view name, std::string_view value) {
  std::string meant;
  if (canonical_exchange(name).has_value() && parse_ticker(value).has_value()) {
    meant = fmt::format("ticker:{}:{}", name, shown(value));
  } else {
    for (const auto& similar : similar_field_names(name)) {
      meant += fmt::format("{}{}:", meant.empty() ? "" : " or ", similar);
    }
  }
  return fmt::format("'{}:' is not a field: searched as words{}", name,
                     meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant));
}

}  // namespace tickerdex
