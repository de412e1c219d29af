// A search: a query in, exact counts, hits and facets out.
//
// Counts are exact numbers of articles. Articles are read during iteration over the hits (hits.h);
// everything else is known when search() returns. See also facets.h, match.h and snippet.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/date/date_range.h"
#include "query/engine/match_request.h"
#include "query/language/query_error.h"
#include "query/search/hits.h"

namespace tickerdex {

/// automatic: all words, or any of them if all match nothing but any does.
enum class MatchMode : std::uint8_t { all, any, automatic };

/// A facet of `--facet NAME[:N]`; `name` is the part before the count ("date:week").
struct FacetRequest {
  std::string name;
  /// Values shown; 0: all; nullopt: 10, or the default of a time line (period_facet.h).
  std::optional<std::uint32_t> limit = {};
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

struct FacetValue {
  std::string value;
  std::uint64_t count = 0;
  bool operator==(const FacetValue&) const = default;
};

/// The periods that a facet of dates shows.
struct Timeline {
  enum class Shown : std::uint8_t {
    all,            ///< all from the first to the last, including empty ones
    with_articles,  ///< all that have articles, without empty ones
    largest,        ///< those with the most articles
  };
  Shown shown = Shown::all;
  std::string_view unit;      ///< "day"
  std::uint64_t periods = 0;  ///< from the first to the last, shown or not
  std::string first, last;    ///< names; empty: no article has a date
};

struct Facet {
  std::string name;
  std::vector<FacetValue> values;  ///< by count, then value; periods of time in time order
  std::uint64_t distinct = 0;      ///< values with a count, shown or not
  std::uint64_t missing = 0;       ///< matched articles without any value
  std::optional<Timeline> timeline = {};  ///< of facets of dates
};

struct SearchResult {
  std::string understood;
  MatchMode matched_by = MatchMode::all;  ///< all or any, as used
  std::uint64_t matched = 0;              ///< exact
  Hits hits;                              ///< keeps the index open
  std::vector<Facet> facets;
  std::vector<std::string> warnings;
};

/// Whether --facet accepts `name`.
bool is_facet_name(std::string_view name);
/// "ticker, about, source, …", for messages.
std::string facet_names();

/// An open generation. Not thread-safe.
///
/// Each request does only what it needs: the set of matching documents is made only for facets and
/// orders by date (match.h), and articles are read when their hits are printed (stored_hits.h).
///
/// Another program may write to the database: a search that detects this opens it again and starts
/// over, so that each result is of one state.
class Searcher {
 public:
  /// `database_folder` is one generation's folder. @throws IndexError, Xapian::Error.
  explicit Searcher(const std::string& database_folder);
  ~Searcher();

  /// @throws QueryError, UsageError (unknown facet), IndexError, also if the database is written to
  /// faster than it can be read; Xapian::Error.
  SearchResult search(const SearchRequest& request);
  std::uint64_t document_count() const;

 private:
  struct Impl;
  std::string folder_;
  std::shared_ptr<Impl> impl_;  ///< shared with hits that are read later
};

}  // namespace tickerdex
