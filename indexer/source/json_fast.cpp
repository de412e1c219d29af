#include "indexer/source/json_fast.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <string>
#include <utility>

namespace tickerdex {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

// Buffers that a thread keeps between records; freed after an unusually large record.
struct Workspace {
  simdjson::dom::parser parser;
  std::string padded;
};
constexpr std::size_t kMaxKeptBytes = std::size_t{1} << 18;

std::string without_nul(std::string_view text) {
  std::string out(text);
  std::erase(out, '\0');
  return out;
}

void set_text(Value& out, std::string text) {
  out.kind = Value::Kind::text;
  out.text = std::move(text);
}

// False if the nesting is too deep.
bool fill(const element& in, Value& out, std::size_t depth);

bool fill_list(const simdjson::dom::array& array, Value& out, std::size_t depth) {
  if (depth > kMaxJsonDepth) return false;
  out.kind = Value::Kind::list;
  for (const element item : array) {
    if (!fill(item, out.items.emplace_back(), depth + 1)) return false;
  }
  return true;
}

bool fill_object(const simdjson::dom::object& object, Value& out, std::size_t depth) {
  if (depth > kMaxJsonDepth) return false;
  out.kind = Value::Kind::object;
  for (const auto& [key, value] : object) {
    Value& member = out.items.emplace_back();
    member.key = key;
    if (!fill(value, member, depth + 1)) return false;
  }
  return true;
}

bool fill(const element& in, Value& out, std::size_t depth) {
  switch (in.type()) {
    case element_type::ARRAY: return fill_list(in.get_array().value_unsafe(), out, depth);
    case element_type::OBJECT: return fill_object(in.get_object().value_unsafe(), out, depth);
    case element_type::STRING:
      set_text(out, without_nul(in.get_string().value_unsafe()));
      break;
    case element_type::INT64: set_text(out, fmt::to_string(in.get_int64().value_unsafe())); break;
    case element_type::UINT64: set_text(out, fmt::to_string(in.get_uint64().value_unsafe())); break;
    case element_type::DOUBLE: set_text(out, fmt::to_string(in.get_double().value_unsafe())); break;
    case element_type::BOOL:
    case element_type::NULL_VALUE: break;
  }
  return true;
}

std::optional<Value> read_root(Workspace& work, const WantedKey& wanted, std::size_t length) {
  if (work.parser.max_depth() != kMaxJsonDepth &&
      work.parser.allocate(length, kMaxJsonDepth)) {
    return {};
  }
  simdjson::dom::object object;
  if (work.parser.parse(work.padded.data(), length, false).get_object().get(object)) return {};
  Value root;
  root.kind = Value::Kind::object;
  for (const auto& [key, value] : object) {
    if (!wanted(key)) continue;
    Value& member = root.items.emplace_back();
    member.key = key;
    if (!fill(value, member, 2)) return {};
  }
  return root;
}

}  // namespace

std::optional<Value> parse_json_fast(std::string_view text, const WantedKey& wanted) {
  thread_local Workspace work;
  work.padded.resize(text.size() + simdjson::SIMDJSON_PADDING);
  text.copy(work.padded.data(), text.size());
  auto root = read_root(work, wanted, text.size());
  if (text.size() > kMaxKeptBytes) {
    work.parser = simdjson::dom::parser();
    work.padded = std::string();
  }
  return root;
}

}  // namespace tickerdex
