// Parses one JSON object to a RawArticle.
#include <fmt/format.h>

#include "indexer/source/charset.h"
#include "indexer/source/declared.h"
#include "indexer/source/json_value.h"
#include "indexer/source/splitter.h"

namespace tickerdex {
namespace {

/// Valid UTF-8 without raw control characters; byte columns of valid input do not change. JSON
/// allows raw controls only as white space, so each becomes a space.
std::string prepare(std::string_view bytes) {
  std::string text = to_utf8(bytes);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

/// The outermost keys, for a message.
std::string keys_of(std::string_view text) {
  std::string keys;
  parse_json(text, [&](std::string_view key) {
    append_name(keys, key);
    return false;
  });
  return keys;
}

}  // namespace

std::variant<RawArticle, Rejected> parse_json_object(const Record& record, const KeyMap& map) {
  const auto wanted = [&](std::string_view key) { return meaning_of(key, map).has_value(); };
  const std::string text = prepare(record.bytes);
  auto parsed = parse_json(text, wanted);
  if (const auto* problem = std::get_if<JsonProblem>(&parsed)) {
    const std::string column =
        problem->column == 0 ? std::string() : fmt::format("column {}: ", problem->column);
    return Rejected{"invalid JSON", column + problem->words, record.place};
  }
  auto& object = std::get<Value>(parsed);
  if (object.kind != Value::Kind::object) {
    return Rejected{"not a JSON object", {}, record.place};
  }
  DeclaredFields fields;
  for (Value& member : object.items) {
    if (const auto meaning = meaning_of(member.key, map)) fields.add(*meaning, std::move(member));
  }
  RawArticle raw = fields.to_article();
  if (raw.title.empty() && is_blank(raw.body)) {
    return Rejected{std::string(kReasonNoText), "keys: " + keys_of(text), record.place};
  }
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex
