// A query: a tree of values that language/ builds and the evaluator runs.
//
//   term        documents with this term
//   prefix      documents with any term that begins with it; they count as one word
//   synonym     its parts, terms and prefixes, count as one word
//   phrase      a word of each part, in this order, within `window` positions
//   near        a word of each part, in any order, within `window` positions
//   range       documents whose number in a slot is within two ends
//   all         documents that all parts match    any      documents that any part matches
//   without     documents that parts()[0] matches and parts()[1] does not
//   everything, nothing
//
// Words (term to near) score by BM25, unless they only filter. A group scores by its scoring parts;
// the others only match. Excluded parts, ranges, everything and nothing never score.
//
// Trees have a normal form: no `all` is a part of an `all` and no `any` of an `any`; `without` is
// not a part of an `all`, nor the base of another `without`; groups have at least two parts.
// Queries are values that can be copied, compared and hashed. Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"

namespace tickerdex {

/// Both ends are inclusive; a missing end is open.
struct ValueRange {
  Slot slot = Slot::published;
  std::optional<double> first;
  std::optional<double> last;
  bool operator==(const ValueRange&) const = default;
};

class Query {
 public:
  enum class Kind : std::uint8_t {
    nothing,
    everything,
    term,
    prefix,
    synonym,
    phrase,
    near,
    range,
    all,
    any,
    without,
  };

  Query() = default;  ///< nothing
  static Query nothing() { return {}; }
  static Query everything();
  static Query term(std::string term);
  static Query prefix(std::string beginning);
  /// `forms` are terms and prefixes, each counted once; a single form is returned itself.
  static Query synonym(std::vector<Query> forms);
  /// Each place is a term or an `any` of terms. `window`: last position - first position < window;
  /// at least the number of places.
  static Query phrase(std::vector<Query> places, std::uint32_t window);
  static Query near(std::vector<Query> places, std::uint32_t window);
  /// A range that is open at both ends, or ends before it begins, is `nothing`.
  static Query range(const ValueRange& range);
  static Query all(std::vector<Query> parts);  ///< without parts: everything
  static Query any(std::vector<Query> parts);  ///< without parts: nothing
  static Query without(Query base, Query excluded);
  /// The same documents, without scores.
  static Query filter(Query query);

  Kind kind() const { return kind_; }
  bool scores() const { return scores_; }
  const std::string& text() const { return text_; }  ///< the term or the prefix
  const std::vector<Query>& parts() const { return parts_; }
  std::uint32_t window() const { return window_; }
  const ValueRange& range() const { return range_; }

  std::size_t hash() const { return hash_; }
  bool operator==(const Query& other) const;

 private:
  Query(Kind kind, std::vector<Query> parts);
  void rehash();

  Kind kind_ = Kind::nothing;
  bool scores_ = false;
  std::uint32_t window_ = 0;
  std::size_t hash_ = 0;
  std::string text_;
  std::vector<Query> parts_;
  ValueRange range_;
};

struct QueryHash {
  std::size_t operator()(const Query& query) const { return query.hash(); }
};

/// A part of a group and how often it occurs in it; its score counts as often.
struct CountedPart {
  const Query* query;
  std::uint32_t times;
};

/// Each distinct part once, in order; valid as long as `parts`.
std::vector<CountedPart> counted(const std::vector<Query>& parts);

}  // namespace tickerdex
