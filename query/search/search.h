// One search: a query in, exact counts, hits and facets out.
//
// Counts are of articles and exact. Snippets are raw text (not escaped, control characters still
// in it) on one line: output decides how to show them. Highlights are [start, end) in Unicode
// code points. Facets, orders and snippets are described in facets.h, ranking.h and snippet.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/article.h"
#include "query/language/query_text.h"

namespace tickerdex {

/// relevance: where the query ranks nothing (fields, dates, no text at all) the newest first.
/// newest, oldest: undated articles last in both; scores are 0 then.
enum class SortOrder : std::uint8_t { relevance, newest, oldest };
/// automatic: all words; where that matches nothing and any of them does, any.
enum class MatchMode : std::uint8_t { all, any, automatic };

/// The facets of `--facet NAME[:N]`; `name` is what was typed before the count ("date:week").
struct FacetRequest {
  std::string name;
  std::uint32_t limit = 10;  ///< values shown; 0: all
};

struct SearchRequest {
  std::string query;  ///< empty: every article
  MatchMode match = MatchMode::automatic;
  SortOrder sort = SortOrder::relevance;
  std::uint64_t offset = 0;
  std::uint64_t limit = 10;
  std::vector<FacetRequest> facets;
  bool snippets = true;
  DateContext dates;
};

using CodePointRange = std::pair<std::uint32_t, std::uint32_t>;

struct Hit {
  std::uint64_t rank = 0;  ///< from 1, offset included
  double score = 0;
  Article article;
  std::string snippet;
  std::vector<CodePointRange> highlights;        ///< of the snippet
  std::vector<CodePointRange> title_highlights;  ///< of the title
  std::uint64_t similar = 0;                     ///< other articles of the same story
};

struct FacetValue {
  std::string value;
  std::uint64_t count = 0;
  bool operator==(const FacetValue&) const = default;
};

struct Facet {
  std::string name;
  std::vector<FacetValue> values;  ///< by count, then value; periods of time in time order
  std::uint64_t distinct = 0;      ///< values with a count, shown or not
  std::uint64_t missing = 0;       ///< matched articles without any value
};

struct SearchResult {
  std::string understood;
  MatchMode matched_by = MatchMode::all;  ///< all or any: what was used in the end
  std::uint64_t matched = 0;              ///< exact
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  std::vector<std::string> warnings;
};

/// True for names that --facet accepts.
bool is_facet_name(std::string_view name);
/// "ticker, about, source, …": for messages.
std::string facet_names();

/// An open generation. One thread.
class Searcher {
 public:
  /// `database_folder` is one generation's folder. @throws IndexError, Xapian::Error.
  explicit Searcher(const std::string& database_folder);
  ~Searcher();

  /// @throws QueryError, UsageError (unknown facet), IndexError, Xapian::Error.
  SearchResult search(const SearchRequest& request);
  std::uint64_t document_count() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tickerdex
