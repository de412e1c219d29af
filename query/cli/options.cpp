#include "query/cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "indexer/schema/errors.h"
#include "indexer/schema/nearest_name.h"
#include "query/output/output.h"

namespace tickerdex {
namespace {

/// QUERY is not a positional of CLI11, which would read "[AI]" as a list and drop the brackets.
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
  text("--timeout", options.timeout);
  app.add_flag("--csv-safe", options.csv_safe);
  app.add_flag("--count", options.count);
  app.add_flag("--no-snippets", options.no_snippets);
  app.add_flag("--help", options.help);
  app.add_flag("--version", options.version);
}

struct Wanted {
  std::string_view option;
  std::string_view what;
};
constexpr std::array<Wanted, 11> kWanted{{{"--index", "the folder of an index"},
                                          {"--match", "all, any or auto"},
                                          {"--sort", "relevance, newest or oldest"},
                                          {"--limit", "a whole number"},
                                          {"--offset", "a whole number"},
                                          {"--facet", "a name, as in --facet ticker:20"},
                                          {"--fields", "names, as in --fields title,url"},
                                          {"--color", "auto, always or never"},
                                          {"--now", "a date, as in --now 2025-11-14"},
                                          {"--tz", "a zone, as in --tz America/New_York"},
                                          {"--timeout", "a time, as in --timeout 10s"}}};

/// "text, json or ids".
std::string format_names() {
  std::string names;
  const auto formats = output_formats();
  for (const auto& format : formats) {
    if (!names.empty()) names += &format == &formats.back() ? " or " : ", ";
    names += format.name;
  }
  return names;
}

/// CLI11's messages begin with the option.
[[noreturn]] void refuse(const CLI::ParseError& error) {
  const std::string_view text = error.what();
  const auto option = text.substr(0, text.find(':'));
  for (const auto& wanted : kWanted) {
    if (wanted.option == option) {
      throw UsageError(fmt::format("{} needs {} (see --help)", option, wanted.what));
    }
  }
  if (option == "--format") {
    throw UsageError(fmt::format("{} needs {} (see --help)", option, format_names()));
  }
  if (option.starts_with("--") && option.find(' ') == std::string_view::npos) {
    throw UsageError(fmt::format("{} takes no value (see --help)", option));
  }
  throw UsageError(fmt::format("{} (see --help)", text));
}

[[noreturn]] void refuse_as_option(const std::string& word) {
  const auto begin = word.find_first_not_of('-');
  const auto name = word.substr(begin == std::string::npos ? 0 : begin);
  std::vector<std::string> names;
  for (const auto& option : query_option_names()) names.push_back(option.substr(2));
  const auto nearest = nearest_names(name.substr(0, name.find('=')), names);
  throw UsageError(
      fmt::format("there is no option '{}'{} (see --help); if it belongs to the query, "
                  "put it after --, as in: tickerdex-query -- '{}'",
                  word, nearest.empty() ? "" : fmt::format("; did you mean --{}?", nearest.front()),
                  word));
}

}  // namespace

QueryOptions parse_query_options(const std::vector<std::string>& arguments) {
  QueryOptions options;
  CLI::App app;
  add_options(app, options);

  const auto separator = std::find(arguments.begin(), arguments.end(), "--");
  std::vector<std::string> before(arguments.begin(), separator);
  std::replace(before.begin(), before.end(), std::string("-h"), std::string("--help"));
  std::reverse(before.begin(), before.end());  // CLI11 reads them from the back
  try {
    app.parse(before);
  } catch (const CLI::ParseError& error) {
    refuse(error);
  }
  options.has_timeout = app.count("--timeout") > 0;
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
