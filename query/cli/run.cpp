#include "query/cli/run.h"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <new>
#include <vector>

#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "query/cli/error_report.h"
#include "query/cli/help_text.h"
#include "query/cli/plan.h"
#include "query/cli/result_stream.h"
#include "query/search/period_facet.h"

namespace tickerdex {
namespace {

constexpr int kFound = 0;
constexpr int kNothing = 1;
constexpr int kFailed = 2;

void add_fallback_warning(const QueryPlan& plan, SearchResult& result) {
  const bool said = !plan.count_only && spec_of(plan.output.format).has_notes;
  if (!said && plan.request.match == MatchMode::automatic && result.matched_by == MatchMode::any &&
      result.matched > 0) {
    result.warnings.push_back("no article has all the words: these have any of them");
  }
}

/// Warns of a cut time line if the format cannot show that.
void add_timeline_warnings(const QueryPlan& plan, SearchResult& result) {
  const bool has_place = spec_of(plan.output.format).has_notes;
  for (std::size_t i = 0; i < result.facets.size(); ++i) {
    const auto& facet = result.facets[i];
    if (!facet.timeline || plan.count_only) continue;
    const auto& [shown, unit, periods, first, last] = *facet.timeline;
    const bool is_too_long = periods > kLongestTimeline;
    if (shown == Timeline::Shown::with_articles && (is_too_long || !has_place)) {
      result.warnings.push_back(fmt::format(
          "{}: of {} {}s, {} to {}, those without articles are left out{}", facet.name, periods,
          unit, first, last,
          is_too_long ? fmt::format("; at most {} are shown with them: narrow the dates with date:",
                                    kLongestTimeline)
                      : ""));
    } else if (shown == Timeline::Shown::largest && !has_place) {
      result.warnings.push_back(fmt::format("{0}: only the {1} largest of {2} {3}s; {0}:0 shows all",
                                            facet.name, facet.values.size(), facet.distinct, unit));
    }
  }
}

/// A hit that cannot be read is not printed at all; those before it are complete.
void print(const QueryPlan& plan, const SearchResult& result, const Environment& environment) {
  ResultStream out(environment);
  try {
    print_result(plan.request, result, plan.output, out.stream());
    out.stream().flush();
  } catch (const ReaderLeft&) {
    throw;
  } catch (...) {
    out.write_whole();
    throw;
  }
  out.write_whole();
}

/// "500 ms", "1.5 s".
std::string spelled(std::chrono::milliseconds time) {
  return time.count() < 1000 ? fmt::format("{} ms", time.count())
                             : fmt::format("{} s", static_cast<double>(time.count()) / 1000);
}

void limit_time(const QueryPlan& plan, const Environment& environment) {
  const std::string time = spelled(*plan.timeout);
  environment.end_process_after(
      *plan.timeout,
      error_line(fmt::format("no answer within {}, the --timeout: ask for less (a range of dates, "
                             "fewer phrases and wildcards, fewer facets) or allow more time",
                             time),
                 environment.err_width),
      error_line(fmt::format("the result is not complete: only a part was printed within {}, the "
                             "--timeout; ask for fewer hits with --limit, or allow more time",
                             time),
                 environment.err_width));
}

/// A reader that closes the pipe early is not an error.
void while_reader_stays(const std::function<void()>& write) {
  try {
    write();
  } catch (const ReaderLeft&) {
    return;
  }
}

int answer(QueryPlan plan, const Environment& environment, const SearchFunction& search) {
  if (plan.timeout) limit_time(plan, environment);
  const double began_ms = environment.monotonic_ms();
  SearchResult result = search(plan.index, plan.request);
  plan.output.took_ms = environment.monotonic_ms() - began_ms;

  result.warnings.insert(result.warnings.begin(), plan.warnings.begin(), plan.warnings.end());
  add_fallback_warning(plan, result);
  add_timeline_warnings(plan, result);
  if (plan.count_only || !spec_of(plan.output.format).has_warnings) {
    for (const auto& warning : result.warnings) environment.write_err(warning_line(warning, environment.err_width));
  }
  while_reader_stays([&] {
    if (plan.count_only) {
      write_result(environment, fmt::format("{}\n", result.matched));
    } else {
      print(plan, result, environment);
    }
  });
  return result.matched > 0 ? kFound : kNothing;
}

int run(const std::vector<std::string>& arguments, const Environment& environment,
        const SearchFunction& search) {
  if (arguments.empty()) {
    throw UsageError("no query given; see tickerdex-query --help");
  }
  const QueryOptions options = parse_query_options(arguments);
  if (options.help || options.version) {
    while_reader_stays(
        [&] { write_result(environment, options.help ? query_help() : query_version()); });
    return kFound;
  }
  QueryPlan plan = plan_query(options, environment);
  const std::string index = plan.index;
  const std::string query = plan.request.query;
  try {
    return answer(std::move(plan), environment, search);
  } catch (const QueryError& error) {
    environment.write_err(query_error_lines(error, query, text_width(environment),
                                            environment.err_width));
  } catch (const Xapian::DatabaseModifiedError&) {
    environment.write_err(
        error_line(fmt::format("the index at {}: another program wrote to its database while hits "
                               "were read; search again",
                               index)));
  } catch (const Xapian::Error& error) {
    environment.write_err(
        error_line(fmt::format("the index at {} cannot be read: {} ({}); rebuild it with: "
                               "tickerdex-index rebuild --index {} SOURCE...",
                               index, error.get_msg(), error.get_type(), index),
                   environment.err_width));
  }
  return kFailed;
}

}  // namespace

int run_query(int argc, const char* const* argv, const Environment& environment,
              const SearchFunction& search) {
  try {
    return run({argv + (argc > 0 ? 1 : 0), argv + argc}, environment, search);
  } catch (const std::bad_alloc&) {
    environment.write_err(error_line("out of memory: ask for fewer hits with --limit", environment.err_width));
  } catch (const std::exception& error) {
    environment.write_err(error_line(error.what(), environment.err_width));
  }
  return kFailed;
}

namespace {

bool is_there(const std::string& generation) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::path(generation) / layout::kDatabaseFile, error);
}

}  // namespace

// Between finding the live generation and opening its files, runs may replace and remove it.
// Removal begins with a rename: if the folder still exists after opening, all files were opened in
// time and stay readable. If not, another generation is live.
SearchResult search_index(const std::string& index, const SearchRequest& request) {
  constexpr int kTries = 20;
  for (int tries = 1;; ++tries) {
    const std::string generation = generation_to_search(index);
    try {
      Searcher searcher(generation);
      if (is_there(generation)) return searcher.search(request);
    } catch (const Xapian::Error&) {
      if (tries == kTries || is_there(generation)) throw;
    } catch (const IndexError&) {
      if (tries == kTries || is_there(generation)) throw;
    }
    if (tries == kTries) {
      throw IndexError(index +
                       ": generations are replaced faster than they can be opened; try again");
    }
  }
}

}  // namespace tickerdex
