// The fields of a hit: a table of their names and values, used by --fields and all formats.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "query/search/search.h"

namespace tickerdex {

/// The value of a field: a number or an optional one, a text or an optional one, a list, ranges of
/// a text, or numbers by symbol.
using HitValue = std::variant<std::uint64_t, std::optional<double>, std::string,
                              std::optional<std::string>, std::vector<std::string>,
                              std::vector<CodePointRange>,
                              std::vector<std::pair<std::string, double>>>;

struct HitField {
  std::string_view name;
  HitValue (*value)(const Hit& hit);
  bool needs_snippet = false;

  bool operator==(const HitField& other) const { return name == other.name; }
};

/// All fields, in the order of JSON.
std::span<const HitField> hit_fields();
/// The fields with these names. @throws UsageError for an unknown name.
std::vector<HitField> chosen_fields(std::span<const std::string> names);

/// The raw text of one field: lists joined by '|', pairs as "BABA=0.88" and "10-15", absent ones
/// empty. Not safe for a terminal yet.
std::string cell_of(const HitValue& value);

}  // namespace tickerdex
