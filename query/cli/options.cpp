#include "query/cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

/// QUERY is no positional of CLI11's: that would read "[AI]" as a list and lose its brackets.
void add_options(CLI::App& app, QueryOptions& options) {
  app.set_help_flag();
  app.allow_extras();
  const auto text = [&app](const char* name, std::string& value) {
    app.add_option(name, value)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  };
  text("--index", options.index);
  text("--match", options.match);
  text("--sort", options.sort);
  text("--limit", options.limit);
  text("--offset", options.offset);
  app.add_option("--facet", options.facets)->allow_extra_args(false);
  text("--fields", options.fields);
  text("--format", options.format);
  text("--color", options.color);
  text("--now", options.now);
  text("--tz", options.zone);
  app.add_flag("--count", options.count);
  app.add_flag("--no-snippets", options.no_snippets);
  app.add_flag("--help", options.help);
  app.add_flag("--version", options.version);
}

[[noreturn]] void refuse_as_option(const std::string& word) {
  throw UsageError(
      fmt::format("there is no option '{}' (see --help); if it belongs to the query, "
                  "put it after --, as in: tickerdex-query -- '{}'",
                  word, word));
}

}  // namespace

QueryOptions parse_query_options(const std::vector<std::string>& arguments) {
  QueryOptions options;
  CLI::App app;
  add_options(app, options);

  const auto separator = std::find(arguments.begin(), arguments.end(), "--");
  std::vector<std::string> before(arguments.begin(), separator);
  std::replace(before.begin(), before.end(), std::string("-h"), std::string("--help"));
  std::reverse(before.begin(), before.end());  // CLI11 takes them from the back
  try {
    app.parse(before);
  } catch (const CLI::ParseError& error) {
    throw UsageError(fmt::format("{} (see --help)", error.what()));
  }
  for (const auto& word : app.remaining()) {
    if (word.size() > 1 && word.front() == '-') refuse_as_option(word);
    options.words.push_back(word);
  }
  if (separator != arguments.end()) {
    options.words.insert(options.words.end(), separator + 1, arguments.end());
  }
  return options;
}

std::vector<std::string> query_option_names() {
  QueryOptions options;
  CLI::App app;
  add_options(app, options);
  std::vector<std::string> names;
  for (const auto* option : app.get_options()) names.push_back(option->get_name());
  return names;
}

}  // namespace tickerdex
