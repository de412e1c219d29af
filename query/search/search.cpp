#include "query/search/search.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/column/column_array.h"
#include "indexer/schema/date/date_zone.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/text/analyzer.h"
#include "query/engine/attribute.h"
#include "query/engine/column_attribute.h"
#include "query/engine/match.h"
#include "query/engine/open_index.h"
#include "query/engine/postings/posting_list.h"
#include "query/engine/xapian_backend.h"
#include "query/language/query_text.h"
#include "query/search/database_watch.h"
#include "query/search/facets.h"
#include "query/search/stored_hits.h"

namespace tickerdex {
namespace {

/// Without anything to rank by, the newest come first.
SortOrder effective_order(const SearchRequest& request, const BuiltQuery& built) {
  if (request.sort == SortOrder::relevance && !built.query.scores()) return SortOrder::newest;
  return request.sort;
}

DateZone require_zone(const std::string& name) {
  auto zone = DateZone::open(name);
  if (!zone) throw UsageError(fmt::format("there is no time zone '{}'", name));
  return std::move(*zone);
}

/// How many hits are read with the search, so that a usual page is of one state of the database.
constexpr std::uint64_t kReadAtOnce = 20;

/// Calls `work`, and again after `reopen` if the database was written to meanwhile.
template <class Reopen, class Work>
void unless_modified(const std::string& folder, Reopen&& reopen, Work&& work) {
  constexpr int kTries = 10;
  for (int tries = 1;; ++tries) {
    try {
      if (tries > 1) reopen();
      return work();
    } catch (const Xapian::DatabaseModifiedError&) {
      if (tries == kTries) break;
    }
  }
  throw IndexError(fmt::format(
      "{}: another program writes to this database faster than it can be read; search again when "
      "that has ended",
      folder));
}

}  // namespace

struct Searcher::Impl : std::enable_shared_from_this<Searcher::Impl> {
  explicit Impl(const std::string& folder)
      : database(open_index(folder)),
        watch(database, folder),
        terms(xapian_terms(database)),
        lists(posting_lists(database, folder)),
        attributes(column_attributes(database, folder + "/" + std::string(layout::kColumns),
                                     attribute_warnings)) {
    const auto other = other_analyzer(database.get_metadata(std::string(layout::kAnalyzerKey)));
    if (other) {
      analyzer_warning = fmt::format(
          "this index {}: query words may be analysed differently than indexed ones, so that "
          "articles are missed; rebuild it (tickerdex-index rebuild)",
          *other);
    }
  }

  const LanguageContext& language_context(const DateContext& dates) {
    if (context.analyzer == nullptr) {
      context.analyzer = &analyzer;
      context.languages = languages_of(database);
      context.terms = terms.get();
    }
    context.dates = dates;
    return context;
  }

  SearchResult search(const SearchRequest& request);
  /// A search that comes upon damage in a column begins again without that column.
  SearchResult search_with_sound_columns(const SearchRequest& request) {
    constexpr std::size_t kColumns = columns::kPlan.size() + 1;  // and the lengths
    for (std::size_t damaged = 0;; ++damaged) {
      try {
        return search(request);
      } catch (const ColumnDamaged&) {
        if (damaged == kColumns) throw;
      }
    }
  }

  Matches match(const SearchRequest& request, const BuiltQuery& built) {
    return find_matches(
        {database, *lists, *attributes}, built.query,
        {effective_order(request, built), request.offset, request.limit, !request.facets.empty()});
  }

  Xapian::Database database;
  DatabaseWatch watch;
  std::unique_ptr<TermLister> terms;
  std::unique_ptr<PostingLists> lists;
  std::vector<std::string> attribute_warnings;
  std::optional<std::string> analyzer_warning;
  std::unique_ptr<Attributes> attributes;
  Analyzer analyzer;
  LanguageContext context;
};

Searcher::Searcher(const std::string& database_folder) : folder_(database_folder) {
  unless_modified(folder_, [] {}, [&] { impl_ = std::make_shared<Impl>(folder_); });
}
Searcher::~Searcher() = default;

std::uint64_t Searcher::document_count() const { return impl_->database.get_doccount(); }

SearchResult Searcher::search(const SearchRequest& request) {
  for (const auto& facet : request.facets) require_facet_name(facet.name);
  SearchResult result;
  unless_modified(
      folder_, [&] { impl_ = std::make_shared<Impl>(folder_); },
      [&] {
        try {
          result = impl_->search_with_sound_columns(request);
        } catch (const UsageError&) {
          throw;
        } catch (const Xapian::DatabaseModifiedError&) {
          throw;
        } catch (...) {  // apparent damage may be another state
          impl_->watch.check();
          throw;
        }
        impl_->watch.check();
      });
  return result;
}

SearchResult Searcher::Impl::search(const SearchRequest& request) {
  const DateZone zone = require_zone(request.dates.zone);
  const QueryText text(request.query, language_context(request.dates));
  SearchResult result;
  result.matched_by = request.match == MatchMode::any ? MatchMode::any : MatchMode::all;
  auto built = text.build(request.match == MatchMode::any ? WordMatching::any : WordMatching::all);
  auto matches = match(request, built);
  if (request.match == MatchMode::automatic && matches.count == 0 && built.has_plain_words) {
    auto wider = text.build(WordMatching::any);
    auto more = match(request, wider);
    if (more.count > 0) {  // else `any` finds nothing more, and the match is by `all`
      built = std::move(wider);
      matches = std::move(more);
      result.matched_by = MatchMode::any;
    }
  }

  result.understood = std::move(built.understood);
  result.warnings = std::move(built.warnings);
  result.matched = matches.count;
  result.hits = stored_hits(shared_from_this(), database, watch, analyzer,
                            {std::move(matches.page.documents), request.offset,
                             std::move(built.highlights), request.snippets});
  for (const auto& facet : request.facets) {
    result.facets.push_back(count_facet(facet, *matches.documents, *attributes, zone));
  }
  const auto at_once = std::min(result.hits.size(), kReadAtOnce);
  for (std::uint64_t i = 0; i < at_once; ++i) result.hits.article(i);
  if (analyzer_warning) result.warnings.push_back(*analyzer_warning);
  result.warnings.insert(result.warnings.end(), attribute_warnings.begin(),
                         attribute_warnings.end());
  return result;
}

}  // namespace tickerdex
