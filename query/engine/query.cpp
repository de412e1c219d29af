#include "query/engine/query.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tickerdex {
namespace {

using Kind = Query::Kind;

std::size_t mixed(std::size_t hash, std::size_t next) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  return (std::rotl(hash, 5) ^ next) * kOdd;
}

void append(std::vector<Query>& parts, Query part, Kind flattened) {
  if (part.kind() != flattened) {
    parts.push_back(std::move(part));
    return;
  }
  for (const auto& inner : part.parts()) parts.push_back(inner);
}

}  // namespace

Query::Query(Kind kind, std::vector<Query> parts) : kind_(kind), parts_(std::move(parts)) {
  const auto end = kind == Kind::without ? parts_.begin() + 1 : parts_.end();
  scores_ = std::any_of(parts_.begin(), end, [](const Query& part) { return part.scores_; });
  rehash();
}

void Query::rehash() {
  hash_ = mixed(static_cast<std::size_t>(kind_) + (scores_ ? 64 : 0), window_);
  hash_ = mixed(hash_, std::hash<std::string_view>()(text_));
  for (const auto& part : parts_) hash_ = mixed(hash_, part.hash_);
  if (kind_ != Kind::range) return;
  hash_ = mixed(hash_, number_of(range_.slot));
  for (const auto& end : {range_.first, range_.last}) {
    hash_ = mixed(hash_, end ? std::hash<double>()(*end) : 1);
  }
}

Query Query::everything() { return {Kind::everything, {}}; }

Query Query::term(std::string term) {
  Query query;
  query.kind_ = Kind::term;
  query.scores_ = true;
  query.text_ = std::move(term);
  query.rehash();
  return query;
}

Query Query::prefix(std::string beginning) {
  Query query = term(std::move(beginning));
  query.kind_ = Kind::prefix;
  query.rehash();
  return query;
}

Query Query::synonym(std::vector<Query> forms) {
  if (forms.size() == 1) return std::move(forms.front());
  std::vector<Query> different;
  for (const auto& [form, times] : counted(forms)) different.push_back(*form);
  if (different.size() == 1) return std::move(different.front());
  return {Kind::synonym, std::move(different)};
}

Query Query::phrase(std::vector<Query> places, std::uint32_t window) {
  Query query(Kind::phrase, std::move(places));
  query.window_ = window;
  query.rehash();
  return query;
}

Query Query::near(std::vector<Query> places, std::uint32_t window) {
  Query query = phrase(std::move(places), window);
  query.kind_ = Kind::near;
  query.rehash();
  return query;
}

Query Query::range(const ValueRange& range) {
  const auto& [slot, first, last] = range;
  if ((!first && !last) || (first && last && *first > *last)) return nothing();
  Query query;
  query.kind_ = Kind::range;
  query.range_ = range;
  query.rehash();
  return query;
}

Query Query::all(std::vector<Query> parts) {
  std::vector<Query> required;
  std::vector<Query> excluded;
  for (auto& part : parts) {
    if (part.kind_ == Kind::without) {
      excluded.push_back(std::move(part.parts_[1]));
      part = Query(std::move(part.parts_[0]));
    }
    if (part.kind_ != Kind::everything) append(required, std::move(part), Kind::all);
  }
  Query base = required.empty()       ? everything()
               : required.size() == 1 ? std::move(required.front())
                                      : Query(Kind::all, std::move(required));
  return excluded.empty() ? base : without(std::move(base), any(std::move(excluded)));
}

Query Query::any(std::vector<Query> parts) {
  std::vector<Query> alternatives;
  for (auto& part : parts) {
    if (part.kind_ != Kind::nothing) append(alternatives, std::move(part), Kind::any);
  }
  if (alternatives.empty()) return nothing();
  if (alternatives.size() == 1) return std::move(alternatives.front());
  return {Kind::any, std::move(alternatives)};
}

Query Query::without(Query base, Query excluded) {
  if (excluded.kind_ == Kind::nothing) return base;
  if (base.kind_ == Kind::without) {
    excluded = any({std::move(base.parts_[1]), std::move(excluded)});
    base = Query(std::move(base.parts_[0]));
  }
  std::vector<Query> parts;
  parts.push_back(std::move(base));
  parts.push_back(std::move(excluded));
  return {Kind::without, std::move(parts)};
}

Query Query::filter(Query query) {
  if (!query.scores_) return query;
  query.scores_ = false;
  for (auto& part : query.parts_) part = filter(std::move(part));
  query.rehash();
  return query;
}

bool Query::operator==(const Query& other) const {
  return hash_ == other.hash_ && kind_ == other.kind_ && scores_ == other.scores_ &&
         window_ == other.window_ && text_ == other.text_ && range_ == other.range_ &&
         parts_ == other.parts_;
}

std::vector<CountedPart> counted(const std::vector<Query>& parts) {
  struct ByValue {
    std::size_t operator()(const Query* query) const { return query->hash(); }
    bool operator()(const Query* a, const Query* b) const { return *a == *b; }
  };
  std::vector<CountedPart> different;
  different.reserve(parts.size());
  std::unordered_map<const Query*, std::size_t, ByValue, ByValue> places(parts.size());
  for (const auto& part : parts) {
    const auto [found, is_new] = places.try_emplace(&part, different.size());
    if (is_new) {
      different.push_back({&part, 1});
    } else {
      ++different[found->second].times;
    }
  }
  return different;
}

}  // namespace tickerdex
