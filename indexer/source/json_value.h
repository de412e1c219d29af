// Parses one JSON text to a Value: with simdjson, or with nlohmann-json if simdjson declines it.
//
// The depth is limited, so that millions of brackets neither overflow a stack nor exhaust memory.
// Common harmless errors in real dumps are repaired (repair_json()). Thread-safe. Source: RFC 8259.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/source/value.h"

namespace tickerdex {

inline constexpr std::size_t kMaxJsonDepth = 256;

struct JsonProblem {
  std::size_t column = 0;  ///< byte of the text, from 1; 0: unknown
  std::string words;       ///< "unexpected end of input; expected '}'"; short
};

/// Which keys of the outermost object to keep.
using WantedKey = std::function<bool(std::string_view)>;

/// `text` must be valid UTF-8 without raw control characters.
std::variant<Value, JsonProblem> parse_json(std::string_view text, const WantedKey& wanted);

/// Repairs common errors of JSON writers: unpaired surrogates ("\ud83d" alone) become U+FFFD; NaN,
/// Infinity and numbers beyond a double become null. Only for text that did not parse. nullopt if
/// there is nothing of this kind to repair.
std::optional<std::string> repair_json(std::string_view text);

}  // namespace tickerdex
