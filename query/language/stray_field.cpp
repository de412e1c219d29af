#include "query/language/stray_field.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/schema/ticker/ticker.h"
#include "query/language/field_table.h"
#include "query/language/warnings.h"

namespace tickerdex {
namespace {

bool may_name_a_field(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

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
