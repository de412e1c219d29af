#include "query/language/clause.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tickerdex {
namespace {

using Kind = Clause::Kind;

/// Adds `part`, or its parts if it has the same kind.
void append(std::vector<Clause>& parts, Kind kind, Clause part) {
  if (part.kind == Kind::empty) return;
  if (part.kind != kind) {
    parts.push_back(std::move(part));
    return;
  }
  for (auto& inner : part.parts) parts.push_back(std::move(inner));
}

void append_all(std::vector<Clause>& parts, std::vector<Clause> more) {
  for (auto& part : more) parts.push_back(std::move(part));
}

/// Plain parts first, exclusions last.
Clause all_of(std::vector<Clause> parts) {
  const auto rank = [](const Clause& part) {
    return part.kind == Kind::negation ? 2 : is_plain(part) ? 0 : 1;
  };
  std::stable_sort(parts.begin(), parts.end(),
                   [&](const Clause& a, const Clause& b) { return rank(a) < rank(b); });
  return Clause::of(Kind::all, std::move(parts));
}

Clause arrange_all(const Clause& clause, WordMatching matching) {
  std::vector<std::vector<Clause>> plain;  // each: parts joined by AND
  std::vector<Clause> required;
  std::vector<Clause> excluded;
  bool chain_is_open = false;
  for (const auto& part : clause.parts) {
    Clause arranged = arrange(part, matching);
    if (!part.joined) chain_is_open = false;
    if (arranged.kind == Kind::empty) continue;
    if (arranged.kind == Kind::negation) {
      excluded.push_back(std::move(arranged));
    } else if (!is_plain(arranged)) {
      append(required, Kind::all, std::move(arranged));
    } else {
      if (!chain_is_open) plain.emplace_back();
      append(plain.back(), Kind::all, std::move(arranged));
      chain_is_open = true;
    }
  }
  std::vector<Clause> parts;
  if (matching == WordMatching::all) {
    for (auto& chain : plain) append_all(parts, std::move(chain));
  } else {
    std::vector<Clause> alternatives;
    for (auto& chain : plain) append(alternatives, Kind::any, all_of(std::move(chain)));
    append(parts, Kind::all, Clause::of(Kind::any, std::move(alternatives)));
  }
  append_all(parts, std::move(required));
  append_all(parts, std::move(excluded));
  return all_of(std::move(parts));
}

Clause negated(Clause clause) {
  if (clause.kind == Kind::empty) return {};
  if (clause.kind == Kind::negation) return std::move(clause.parts.front());
  Clause result;
  result.kind = Kind::negation;
  result.parts.push_back(std::move(clause));
  return result;
}

/// Identical leaves have identical highlights: each is added once.
void collect(const Clause& clause, std::set<std::string>& seen,
             std::vector<Highlight>& highlights) {
  if (clause.kind == Kind::leaf) {
    if (!seen.insert(clause.leaf->understood).second) return;
    const auto& own = clause.leaf->highlights;
    highlights.insert(highlights.end(), own.begin(), own.end());
  } else if (clause.kind != Kind::negation) {
    for (const auto& part : clause.parts) collect(part, seen, highlights);
  }
}

}  // namespace

Clause Clause::of(Leaf leaf) {
  Clause clause;
  clause.kind = Kind::leaf;
  clause.leaf = std::make_shared<const Leaf>(std::move(leaf));
  return clause;
}

Clause Clause::of(Kind kind, std::vector<Clause> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) {
    Clause only = std::move(parts.front());
    only.joined = false;
    return only;
  }
  Clause clause;
  clause.kind = kind;
  clause.parts = std::move(parts);
  return clause;
}

bool is_plain(const Clause& clause) {
  if (clause.kind == Kind::leaf) return clause.leaf->is_plain;
  return std::all_of(clause.parts.begin(), clause.parts.end(),
                     [](const Clause& part) { return is_plain(part); });
}

Clause arrange(const Clause& clause, WordMatching matching) {
  switch (clause.kind) {
    case Kind::empty:
      return {};
    case Kind::leaf: {
      Clause leaf = clause;
      leaf.joined = false;
      return leaf;
    }
    case Kind::negation:
      // What is excluded is the same whatever stands between the words that are asked for.
      return negated(arrange(clause.parts.front(), WordMatching::all));
    case Kind::any: {
      std::vector<Clause> parts;
      for (const auto& part : clause.parts) append(parts, Kind::any, arrange(part, matching));
      return Clause::of(Kind::any, std::move(parts));
    }
    case Kind::all:
      break;
  }
  return arrange_all(clause, matching);
}

bool has_plain_words(const Clause& clause) {
  if (clause.kind == Kind::negation) return false;
  if (clause.kind == Kind::all) {
    int chains = 0;
    bool chain_is_open = false;
    for (const auto& part : clause.parts) {
      if (!part.joined) chain_is_open = false;
      if (part.kind == Kind::empty || part.kind == Kind::negation || !is_plain(part)) continue;
      if (!chain_is_open) ++chains;
      chain_is_open = true;
    }
    if (chains > 1) return true;
  }
  return std::any_of(clause.parts.begin(), clause.parts.end(),
                     [](const Clause& part) { return has_plain_words(part); });
}

Query query_of(const Clause& clause) {
  std::vector<Query> parts;
  for (const auto& part : clause.parts) parts.push_back(query_of(part));
  switch (clause.kind) {
    case Kind::leaf:
      return clause.leaf->query;
    case Kind::all:
      return Query::all(std::move(parts));
    case Kind::any:
      return Query::any(std::move(parts));
    case Kind::negation:
      return Query::without(Query::everything(), std::move(parts.front()));
    case Kind::empty:
      break;
  }
  return Query::everything();
}

std::vector<Highlight> highlights_of(const Clause& clause) {
  std::vector<Highlight> highlights;
  std::set<std::string> seen;
  collect(clause, seen, highlights);
  return highlights;
}

}  // namespace tickerdex
