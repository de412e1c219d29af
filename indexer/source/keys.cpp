#include "indexer/source/keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "indexer/schema/errors.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

constexpr std::size_t kLongestKey = 24;

/// Lower case, without what separates words; empty if it is longer than any name.
class FoldedKey {
 public:
  explicit FoldedKey(std::string_view key) {
    for (const char c : key) {
      if (size_ > 0 && (c == '_' || c == '-' || c == ' ')) continue;
      if (size_ == buffer_.size()) {
        size_ = 0;
        return;
      }
      buffer_[size_++] = to_lower(c);
    }
  }
  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, kLongestKey> buffer_{};
  std::size_t size_ = 0;
};

/// The first meaning of each folded name.
std::unordered_map<std::string, KeyMeaning> make_table() {
  std::unordered_map<std::string, KeyMeaning> table;
  for (const DeclaredKey& row : kDeclaredKeys) {
    std::string_view names = row.names;
    for (std::size_t rank = 0; !names.empty(); ++rank) {
      const std::size_t bar = names.find('|');
      table.emplace(FoldedKey(names.substr(0, bar)).view(), KeyMeaning{row.field, rank});
      names.remove_prefix(bar == std::string_view::npos ? names.size() : bar + 1);
    }
  }
  return table;
}

}  // namespace

bool is_same_key(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

std::optional<KeyMeaning> meaning_of(std::string_view key) {
  static const auto kTable = make_table();
  const auto found = kTable.find(std::string(FoldedKey(key).view()));
  if (found == kTable.end()) return std::nullopt;
  return found->second;
}

std::optional<KeyMeaning> meaning_of(std::string_view key, const KeyMap& map) {
  for (std::size_t rank = 0; rank < map.size(); ++rank) {
    if (!is_same_key(map[rank].second, key)) continue;
    const auto ours = meaning_of(map[rank].first);
    if (ours) return KeyMeaning{ours->field, rank};
  }
  const auto meaning = meaning_of(key);
  if (!meaning) return std::nullopt;
  for (const auto& [ours, theirs] : map) {
    const auto mapped = meaning_of(ours);
    if (mapped && mapped->field == meaning->field) return std::nullopt;
  }
  return meaning;
}

std::pair<std::string, std::string> parse_key_mapping(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
    throw UsageError(fmt::format("--map {}: write FIELD=KEY, as in title=HEADLINE", text));
  }
  const std::string_view ours = text.substr(0, equals);
  if (!meaning_of(ours)) {
    std::string names;
    for (const DeclaredKey& row : kDeclaredKeys) {
      if (!names.empty()) names += ", ";
      names += row.names.substr(0, row.names.find('|'));
    }
    throw UsageError(fmt::format("--map {}: no field \"{}\"; fields are {}", text, ours, names));
  }
  return {std::string(ours), std::string(text.substr(equals + 1))};
}

}  // namespace tickerdex
