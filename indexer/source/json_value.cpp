#include "indexer/source/json_value.h"

#include "indexer/source/json_fast.h"
#include "indexer/source/json_general.h"
#include "indexer/source/json_repair.h"

namespace tickerdex {

std::variant<Value, JsonProblem> parse_json(std::string_view text, const WantedKey& wanted) {
  if (auto value = parse_json_fast(text, wanted)) return std::move(*value);
  auto parsed = parse_json_general(text, wanted);
  if (std::holds_alternative<Value>(parsed)) return parsed;
  const auto repaired = repair_json(text);
  if (!repaired) return parsed;
  auto second = parse_json_general(*repaired, wanted);
  // Else report the first problem, at its position in the original text.
  return std::holds_alternative<Value>(second) ? second : parsed;
}

}  // namespace tickerdex
