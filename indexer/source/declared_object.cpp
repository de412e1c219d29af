#include "indexer/source/declared_object.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <unordered_set>

#include "indexer/source/declared.h"
#include "indexer/source/dialects.h"

namespace tickerdex {
namespace {

constexpr auto kWrappers = std::to_array<std::string_view>(
    {"_source", "doc", "document", "article", "story", "content", "data", "attributes", "node"});

std::string_view first_part(std::string_view path) { return path.substr(0, path.find('.')); }

bool is_text(DeclaredField field) {
  return field == DeclaredField::title || field == DeclaredField::body;
}

struct DialectKeys {
  std::unordered_set<std::string_view> all;
  std::unordered_set<std::string_view> of_text;
};

const DialectKeys& dialect_keys() {
  static const DialectKeys kKeys = [] {
    DialectKeys keys;
    for (const Dialect& dialect : all_dialects()) {
      keys.all.insert(dialect.told_by.begin(), dialect.told_by.end());
      for (const FieldPath& path : dialect.paths) {
        keys.all.insert(first_part(path.path));
        const bool is_telling = path.path != "name" && path.path == first_part(path.path);
        if (is_text(path.field) && is_telling) keys.of_text.insert(path.path);
      }
    }
    return keys;
  }();
  return kKeys;
}

const Value* member_of(const Value& object, std::string_view key) {
  if (object.kind != Value::Kind::object) return nullptr;
  for (const Value& item : object.items) {
    if (is_same_key(item.key, key)) return &item;
  }
  return nullptr;
}

/// What `path` leads to; `nothing` if it leads nowhere.
Value value_at(const Value& value, std::string_view path) {
  if (path.empty()) return value;
  if (value.kind == Value::Kind::list) {
    Value found{Value::Kind::list, {}, {}, {}};
    for (const Value& item : value.items) found.items.push_back(value_at(item, path));
    return found;
  }
  if (const Value* whole = member_of(value, path)) return *whole;
  const std::string_view first = first_part(path);
  if (first.size() == path.size()) return {};
  const Value* member = member_of(value, first);
  return member == nullptr ? Value() : value_at(*member, path.substr(first.size() + 1));
}

bool declares_text(const Value& object) {
  return std::ranges::any_of(object.items, [](const Value& member) {
    return member.kind == Value::Kind::text && is_text_key(member.key);
  });
}

/// The object inside, with those members around it that it lacks, such as an id.
void unwrap(Value& object) {
  if (declares_text(object)) return;
  for (const std::string_view name : kWrappers) {
    const auto wrapper = std::ranges::find_if(object.items, [&](const Value& member) {
      return member.key == name && member.kind == Value::Kind::object;
    });
    if (wrapper == object.items.end() || !declares_text(*wrapper)) continue;
    Value inside = std::move(*wrapper);
    object.items.erase(wrapper);
    for (Value& member : object.items) {
      if (member_of(inside, member.key) == nullptr) inside.items.push_back(std::move(member));
    }
    object = std::move(inside);
    return;
  }
}

}  // namespace

bool is_text_key(std::string_view key) {
  const auto meaning = meaning_of(key);
  return (meaning && is_text(meaning->field)) || dialect_keys().of_text.contains(key);
}

bool is_wrapper_key(std::string_view key) {
  return std::ranges::find(kWrappers, key) != kWrappers.end();
}

bool is_wanted_key(std::string_view key, const KeyMap& map) {
  return meaning_of(key) || dialect_keys().all.contains(first_part(key)) || is_wrapper_key(key) ||
         std::ranges::any_of(map, [&](const auto& mapping) {
           return is_same_key(mapping.second, key) || is_same_key(first_part(mapping.second), key);
         });
}

RawArticle article_of(Value object, const KeyMap& map) {
  unwrap(object);
  DeclaredFields fields;
  std::bitset<kDeclaredKeys.size()> is_decided;
  const auto decide = [&](const FieldPath& path) {
    if (!path.path.empty()) fields.add({path.field, path.rank}, value_at(object, path.path));
  };
  for (std::size_t rank = 0; rank < map.size(); ++rank) {
    const auto ours = meaning_of(map[rank].first);
    if (!ours) continue;
    decide({ours->field, rank, map[rank].second});
    is_decided.set(static_cast<std::size_t>(ours->field));
  }
  if (const Dialect* dialect = dialect_of(object)) {
    const auto by_map = is_decided;
    for (const FieldPath& path : dialect->paths) {
      const auto field = static_cast<std::size_t>(path.field);
      if (by_map.test(field)) continue;
      decide(path);
      is_decided.set(field);
    }
  }
  const auto is_mapped = [&](std::string_view key) {
    return std::ranges::any_of(
        map, [&](const auto& mapping) { return is_same_key(mapping.second, key); });
  };
  for (Value& member : object.items) {
    const auto meaning = meaning_of(member.key);
    if (!meaning || is_decided.test(static_cast<std::size_t>(meaning->field))) continue;
    if (!is_mapped(member.key)) fields.add(*meaning, std::move(member));
  }
  return fields.to_article();
}

}  // namespace tickerdex
