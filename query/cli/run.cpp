#include "query/cli/run.h"

#include <fmt/format.h>

#include <new>
#include <sstream>
#include <vector>

#include "query/cli/error_report.h"
#include "query/cli/help_text.h"
#include "query/cli/plan.h"

namespace tickerdex {
namespace {

constexpr int kFound = 0;
constexpr int kNothing = 1;
constexpr int kFailed = 2;

struct OutputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// @throws OutputError, except for a reader that has seen enough.
void write(const Environment& environment, std::string_view bytes) {
  const auto failure = environment.write_out(bytes);
  if (failure && failure != std::errc::broken_pipe) {
    throw OutputError(fmt::format("the result cannot be written: {}", failure.message()));
  }
}

void add_fallback_warning(const QueryPlan& plan, SearchResult& result) {
  const bool said = !plan.count_only && (plan.output.format == OutputFormat::text ||
                                         plan.output.format == OutputFormat::json);
  if (!said && plan.request.match == MatchMode::automatic && result.matched_by == MatchMode::any &&
      result.matched > 0) {
    result.warnings.push_back("no article has all the words: these have any of them");
  }
}

int answer(QueryPlan plan, const Environment& environment, const SearchFunction& search) {
  const double began_ms = environment.monotonic_ms();
  SearchResult result = search(plan.index, plan.request);
  plan.output.took_ms = environment.monotonic_ms() - began_ms;

  result.warnings.insert(result.warnings.begin(), plan.warnings.begin(), plan.warnings.end());
  add_fallback_warning(plan, result);
  if (plan.count_only || plan.output.format != OutputFormat::json) {
    for (const auto& warning : result.warnings) environment.write_err(warning_line(warning));
  }
  if (plan.count_only) {
    write(environment, fmt::format("{}\n", result.matched));
  } else {
    std::ostringstream out;
    print_result(plan.request, result, plan.output, out);
    write(environment, out.view());
  }
  return result.matched > 0 ? kFound : kNothing;
}

int run(const std::vector<std::string>& arguments, const Environment& environment,
        const SearchFunction& search) {
  if (arguments.empty()) {
    throw UsageError("what to search for? See tickerdex-query --help");
  }
  const QueryOptions options = parse_query_options(arguments);
  if (options.help || options.version) {
    write(environment, options.help ? query_help() : query_version());
    return kFound;
  }
  QueryPlan plan = plan_query(options, environment);
  const std::string index = plan.index;
  const std::string query = plan.request.query;
  try {
    return answer(std::move(plan), environment, search);
  } catch (const QueryError& error) {
    environment.write_err(query_error_lines(error, query, text_width(environment)));
  } catch (const Xapian::Error& error) {
    environment.write_err(
        error_line(fmt::format("the index at {} cannot be read: {} ({}); rebuild it with: "
                               "tickerdex-index rebuild --index {} SOURCE...",
                               index, error.get_msg(), error.get_type(), index)));
  }
  return kFailed;
}

}  // namespace

int run_query(int argc, const char* const* argv, const Environment& environment,
              const SearchFunction& search) {
  try {
    return run({argv + (argc > 0 ? 1 : 0), argv + argc}, environment, search);
  } catch (const std::bad_alloc&) {
    environment.write_err(error_line("out of memory: ask for fewer hits with --limit"));
  } catch (const std::exception& error) {
    environment.write_err(error_line(error.what()));
  }
  return kFailed;
}

}  // namespace tickerdex
