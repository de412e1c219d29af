// What a query means, ready to be put together: leaves that are queries, under AND, OR and NOT; and
// the one normal form in which it is both printed and searched.
//
// A clause as the parser leaves it says how its parts were joined; arrange() decides what stands
// between plain words and gives the normal form: no empty part, no part of its parent's own kind,
// no double negation, and in an AND first the plain parts, then fields, then what is excluded.
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
  Query query;             ///< it scores if it is ranked, not only true or false
  std::string understood;  ///< typed again, it gives this leaf
  std::vector<Highlight> highlights;
  bool is_plain = false;  ///< words outside of any field
  bool is_near = false;   ///< `understood` holds an operator
};

struct Clause {
  enum class Kind : std::uint8_t { empty, leaf, all, any, negation };
  Kind kind = Kind::empty;
  std::shared_ptr<const Leaf> leaf;
  std::vector<Clause> parts;
  bool joined = false;  ///< an AND stands between it and the part before

  static Clause of(Leaf leaf);
  /// Empty without parts, the part itself if there is but one.
  static Clause of(Kind kind, std::vector<Clause> parts);
};

bool is_plain(const Clause& clause);

/// The normal form. WordMatching decides what stands between plain parts side by side; AND that
/// was typed, fields and what is excluded stay as they are.
Clause arrange(const Clause& clause, WordMatching matching);

/// Whether the two kinds of matching differ for it.
bool has_plain_words(const Clause& clause);

/// Of a clause in normal form.
Query query_of(const Clause& clause);
std::vector<Highlight> highlights_of(const Clause& clause);

}  // namespace tickerdex
