// The meaning of a query: leaves that are queries, under AND, OR and NOT, and the normal form in
// which it is printed and searched.
//
// A clause from the parser tells how its parts were joined. arrange() decides how plain words are
// combined and gives the normal form: no empty part, no part of the same kind as its parent, no
// double negation, and in an AND first the plain parts, then fields, then exclusions.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "query/engine/query.h"
#include "query/language/highlight.h"
#include "query/language/language_context.h"

namespace tickerdex {

/// A word, a phrase, words near each other, or one value of a field.
struct Leaf {
  Query query;             ///< it scores unless it only filters
  std::string understood;  ///< parsing it again gives this leaf
  std::vector<Highlight> highlights;
  bool is_plain = false;  ///< words outside of any field
  bool is_near = false;   ///< `understood` contains an operator
};

struct Clause {
  enum class Kind : std::uint8_t { empty, leaf, all, any, negation };
  Kind kind = Kind::empty;
  std::shared_ptr<const Leaf> leaf;
  std::vector<Clause> parts;
  bool joined = false;  ///< joined to the previous part by AND

  static Clause of(Leaf leaf);
  /// Empty without parts; the part itself if there is only one.
  static Clause of(Kind kind, std::vector<Clause> parts);
};

bool is_plain(const Clause& clause);

/// The normal form. `matching` decides how adjacent plain parts are combined; it does not affect
/// typed ANDs, fields and exclusions.
Clause arrange(const Clause& clause, WordMatching matching);

/// Whether the two kinds of matching differ for this clause.
bool has_plain_words(const Clause& clause);

/// For a clause in normal form.
Query query_of(const Clause& clause);
std::vector<Highlight> highlights_of(const Clause& clause);

}  // namespace tickerdex
