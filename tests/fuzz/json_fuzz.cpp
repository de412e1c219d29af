// JSON: what the fast parser accepts, the general one accepts with the same result; what neither
// accepts has a place and a message.
#include "indexer/source/charset.h"
#include "indexer/source/json_parsers.h"
#include "indexer/source/json_value.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

bool is_same(const Value& a, const Value& b) {
  return a.kind == b.kind && a.key == b.key && a.text == b.text &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), is_same);
}

std::size_t depth_of(const Value& value) {
  std::size_t deepest = 0;
  for (const Value& item : value.items) deepest = std::max(deepest, depth_of(item));
  return deepest + 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto wanted = [](std::string_view key) { return !key.starts_with("no"); };
  std::string text = to_utf8(fuzz::Input(data, size).rest());
  for (char& c : text) c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;

  const auto fast = parse_json_fast(text, wanted);
  const auto general = parse_json_general(text, wanted);
  if (fast) {
    require(std::holds_alternative<Value>(general), "what the fast parser takes is JSON", text);
    require(is_same(*fast, std::get<Value>(general)), "both parsers say the same", text);
  }
  const auto parsed = parse_json(text, wanted);
  if (const auto* value = std::get_if<Value>(&parsed)) {
    require(depth_of(*value) <= kMaxJsonDepth + 1, "depth is bounded", text);
    return 0;
  }
  const auto& problem = std::get<JsonProblem>(parsed);
  require(problem.column <= text.size() + 1, "a problem has a place", text);
  require(!problem.words.empty() && problem.words.size() <= 160, "and words", text);
  const auto repaired = repair_json(text);
  require(!repaired || is_valid_utf8(*repaired), "mended text is UTF-8", text);
  return 0;
}
