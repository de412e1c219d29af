// Random articles, random queries with their plain meaning, and plain answers: no index, no
// analyzer, a look at every article. Words are chosen so that no stemmer changes them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "indexer/schema/article.h"
#include "query/search/search.h"
#include "tests/unit/engine/random.h"

namespace tickerdex::test {

struct Story {
  Article article;
  std::vector<std::string> title;  ///< its words
  std::vector<std::string> body;
};

using Meaning = std::function<bool(const Story&)>;

struct MeantQuery {
  std::string text;
  Meaning meaning;
  bool has_words = false;
};

std::vector<Story> random_stories(Random& random, int count);

/// Of words, phrases and fields, AND, OR, NOT and parentheses.
MeantQuery random_query(Random& random, int depth);

/// By date, undated last, then in the order given.
std::vector<const Story*> matching(const std::vector<Story>& stories, const Meaning& meaning,
                                   SortOrder order);

/// A facet as facets.h describes it, counted by looking.
Facet plain_facet(const std::vector<const Story*>& stories, const FacetRequest& request);

}  // namespace tickerdex::test
