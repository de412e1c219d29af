// The time of searches in one process, with the index in the page cache.
//
//   bench_query INDEX QUERIES [own]     queries: words, one query per line
//
// One line per figure: what, microseconds per query (the mean over all queries in the fastest of
// seven rounds), unit. Each includes parsing the query and the exact count. `by xapian` is the same
// with Xapian's own functions on the same database; `own` omits it.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/errors.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/text/analyzer.h"
#include "query/engine/column_attribute.h"
#include "query/engine/match.h"
#include "query/engine/open_index.h"
#include "query/engine/postings/posting_list.h"
#include "query/engine/xapian_backend.h"
#include "query/language/query_text.h"
#include "query/search/facets.h"
#include "query/search/search.h"

namespace {

using namespace tickerdex;

constexpr std::uint64_t kHits = 10;
constexpr int kRounds = 7;

class Bench {
 public:
  Bench(const std::string& folder, std::vector<std::string> queries)
      : queries_(std::move(queries)),
        database_(open_index(folder)),
        terms_(xapian_terms(database_)),
        lists_(posting_lists(database_, folder)),
        attributes_(
            column_attributes(database_, folder + "/" + std::string(layout::kColumns), warnings_)),
        searcher_(folder) {
    context_.analyzer = &analyzer_;
    context_.languages = languages_of(database_);
    context_.terms = terms_.get();
  }

  void run() {
    each("parse", [&](const std::string& text) {
      found_ += build(text, WordMatching::any).understood.size();
    });
    each("top10-or", [&](const std::string& text) {
      find(build(text, WordMatching::any), SortOrder::relevance, false);
    });
    each("top10-and", [&](const std::string& text) {
      find(build(text, WordMatching::all), SortOrder::relevance, false);
    });
    each("top10-and since", [&](const std::string& text) {
      find(build(text + " since:" + since_, WordMatching::all), SortOrder::relevance, false);
    });
    each("facets3-or", [&](const std::string& text) {
      const auto set = *find(build(text, WordMatching::any), SortOrder::relevance, true).documents;
      for (const char* name : {"ticker", "source", "date:month"}) {
        found_ += count_facet({name, 10}, set, *attributes_, utc_).distinct;
      }
    });
    each("newest-or", [&](const std::string& text) {
      find(build(text, WordMatching::any), SortOrder::newest, false);
    });
    each("count-or", [&](const std::string& text) {
      found_ +=
          Evaluator({database_, *lists_, *attributes_}).count(build(text, WordMatching::any).query);
    });
    each("page-or", [&](const std::string& text) {
      SearchRequest request;
      request.query = text;
      request.match = MatchMode::any;
      found_ += searcher_.search(request).hits.size();
    });
  }

  void run_xapian() {
    each("facets3-or by xapian", [&](const std::string& text) {
      Xapian::Enquire enquire(database_);
      enquire.set_query(to_xapian(build(text, WordMatching::any).query));
      Xapian::ValueCountMatchSpy ticker(number_of(Slot::tickers));
      Xapian::ValueCountMatchSpy source(number_of(Slot::source));
      Xapian::ValueCountMatchSpy date(number_of(Slot::published));
      for (auto* spy : {&ticker, &source, &date}) enquire.add_matchspy(spy);
      found_ += enquire.get_mset(0, kHits, database_.get_doccount()).size();
    });
    each("newest-or by xapian", [&](const std::string& text) {
      Xapian::Enquire enquire(database_);
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_query(to_xapian(build(text, WordMatching::any).query));
      enquire.set_sort_by_value(number_of(Slot::published), true);
      found_ += enquire.get_mset(0, kHits).size();
    });
  }

 private:
  /// The day from which on the last tenth of the time is that the index spans.
  static std::string day_of_last_tenth(const Xapian::Database& database) {
    const auto slot = number_of(Slot::published);
    const double first = Xapian::sortable_unserialise(database.get_value_lower_bound(slot));
    const double last = Xapian::sortable_unserialise(database.get_value_upper_bound(slot));
    if (!std::isfinite(first) || !std::isfinite(last)) return "1970";
    return fmt::format("{:%Y-%m-%d}",
                       fmt::gmtime(static_cast<std::time_t>(last - (last - first) / 10)));
  }

  BuiltQuery build(const std::string& text, WordMatching matching) {
    return QueryText(text, context_).build(matching);
  }

  Matches find(const BuiltQuery& built, SortOrder order, bool with_documents) {
    auto matches = find_matches({database_, *lists_, *attributes_}, built.query,
                                {order, 0, kHits, with_documents});
    found_ += matches.page.documents.size() + matches.count;
    return matches;
  }

  void each(const char* what, const std::function<void(const std::string&)>& search) {
    using Clock = std::chrono::steady_clock;
    double microseconds = std::numeric_limits<double>::infinity();
    for (int round = 0; round < kRounds; ++round) {
      const auto start = Clock::now();
      for (const auto& query : queries_) search(query);
      const std::chrono::duration<double, std::micro> took = Clock::now() - start;
      microseconds = std::min(microseconds, took.count());
    }
    fmt::print("tickerdex {} {:.0f} us/query\n", what,
               microseconds / static_cast<double>(queries_.size()));
    std::fflush(stdout);
  }

  std::vector<std::string> queries_;
  std::vector<std::string> warnings_;
  DateZone utc_ = *DateZone::open("UTC");
  Xapian::Database database_;
  std::unique_ptr<TermLister> terms_;
  std::unique_ptr<PostingLists> lists_;
  std::unique_ptr<Attributes> attributes_;
  std::string since_ = day_of_last_tenth(database_);
  Searcher searcher_;
  Analyzer analyzer_;
  LanguageContext context_;
  std::uint64_t found_ = 0;  // so that no search is left out as unused
};

}  // namespace

int main(int argc, char** argv) {
  const bool own = argc == 4 && std::string_view(argv[3]) == "own";
  if (argc != 3 && !own) {
    std::fputs("usage: bench_query INDEX QUERIES [own]\n", stderr);
    return 2;
  }
  try {
    std::vector<std::string> queries;
    std::ifstream in(argv[2]);
    for (std::string line; std::getline(in, line);) {
      if (!line.empty()) queries.push_back(line);
    }
    if (queries.empty()) throw UsageError(fmt::format("{}: no queries", argv[2]));
    Bench bench(live_generation(argv[1]), std::move(queries));
    bench.run();
    if (!own) bench.run_xapian();
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_query: error: {}\n", error.what());
    return 2;
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "bench_query: error: {}\n", error.get_description());
    return 2;
  }
}
