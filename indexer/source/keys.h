// The keys of JSON objects and CSV columns that declare a field: one table.
//
// Keys are compared ignoring ASCII case. A field takes the value of the first of its names that has
// one; --map replaces the names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/source/record.h"

namespace tickerdex {

enum class DeclaredField : std::uint8_t {
  id,
  url,
  title,
  body,
  published,
  tickers,
  source,
  author,
  language,
  topics,
  sentiment,
  impact,
  ticker_sentiment,
  crawled,
  relative_time
};
inline constexpr std::size_t kFieldCount = 15;

/// What a key means; of two keys for one field, the one with the lower rank is used.
struct KeyMeaning {
  DeclaredField field = DeclaredField::id;
  std::size_t rank = 0;
  bool operator==(const KeyMeaning&) const = default;
};

/// What `key` means without --map: "HEADLINE" is {title, 1}.
std::optional<KeyMeaning> meaning_of(std::string_view key);
/// The same under --map.
std::optional<KeyMeaning> meaning_of(std::string_view key, const KeyMap& map);

}  // namespace tickerdex
