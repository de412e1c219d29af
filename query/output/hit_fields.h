// The fields of a hit: one table of their names and values, which --fields and every format use.
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

/// What a field holds: a number (always one, or perhaps), a text (the same), a list, places in a
/// text, a number by symbol.
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

/// All of them, in the order of JSON.
std::span<const HitField> hit_fields();
/// The fields called so. @throws UsageError for another name.
std::vector<HitField> chosen_fields(std::span<const std::string> names);

/// The raw text of one field: lists joined by '|', pairs as "BABA=0.88" and "10-15", absent ones
/// empty. Not safe for a terminal yet.
std::string cell_of(const HitValue& value);

}  // namespace tickerdex
