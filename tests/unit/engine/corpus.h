// Random documents and random queries over them, for the evaluator and its oracle.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "query/engine/column_attribute.h"
#include "query/engine/evaluator.h"
#include "query/engine/match.h"
#include "query/engine/query.h"
#include "tests/unit/engine/random.h"
#include "tests/unit/temp_folder.h"

namespace tickerdex::test {

inline constexpr unsigned kTerms = 14;

/// t0 to t13: the higher its number, the rarer a term.
Query rare_term(unsigned number);
/// w0 to w11: with positions, in texts of few words, so that phrases match often.
Query word(unsigned number);

class Corpus {
 public:
  /// With `gaps` some document numbers are those of no document.
  Corpus(Random& random, unsigned documents, bool gaps);

  Index index() { return {database_, *lists_, *attributes_}; }
  const Xapian::Database& database() const { return database_; }
  Matches find(const Query& query, std::uint64_t offset, std::uint64_t limit,
               bool with_documents = false);

 private:
  TempFolder folder_;
  Xapian::Database database_;
  std::vector<std::string> warnings_;
  std::unique_ptr<Attributes> attributes_;
  std::unique_ptr<PostingLists> lists_;
};

/// The page of `all` from `offset` on with at most `limit` items.
template <class T>
std::vector<T> part_of(const std::vector<T>& all, std::uint64_t offset, std::uint64_t limit) {
  const auto first = std::min<std::uint64_t>(offset, all.size());
  const auto last = first + std::min<std::uint64_t>(limit, all.size() - first);
  return {all.begin() + static_cast<std::ptrdiff_t>(first),
          all.begin() + static_cast<std::ptrdiff_t>(last)};
}

/// Any tree of at most `depth` groups; parts come again now and then.
Query random_query(Random& random, int depth);
/// One that Xapian scores rightly as a whole: without words by their places.
Query random_query_without_places(Random& random, int depth);

}  // namespace tickerdex::test
