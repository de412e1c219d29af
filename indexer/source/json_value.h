// One JSON text to a Value: by simdjson, and what that declines by nlohmann-json.
//
// Depth is limited, so that brackets by the million neither overflow a stack nor eat memory.
// What is common and harmless in real dumps is repaired: half a surrogate pair ("\ud83d") becomes
// U+FFFD, NaN, Infinity and numbers beyond a double become null. Thread-safe. Source: RFC 8259.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/source/value.h"

namespace tickerdex {

inline constexpr std::size_t kMaxJsonDepth = 256;

struct JsonProblem {
  std::size_t column = 0;  ///< byte of the text, from 1; 0: not known
  std::string words;       ///< "unexpected end of input; expected '}'"; short
};

/// Which keys of the outermost object are worth keeping.
using WantedKey = std::function<bool(std::string_view)>;

/// `text` must be valid UTF-8 without raw control characters.
std::variant<Value, JsonProblem> parse_json(std::string_view text, const WantedKey& wanted);

}  // namespace tickerdex
