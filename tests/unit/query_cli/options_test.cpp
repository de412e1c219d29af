#include "query/cli/options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "indexer/schema/errors.h"
#include "query/cli/help_text.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

/// Everything that differs from what is there without any argument.
std::string parsed(const std::vector<std::string>& arguments) {
  const QueryOptions plain;
  QueryOptions typed;
  try {
    typed = parse_query_options(arguments);
  } catch (const UsageError& error) {
    return fmt::format("error: {}", error.what());
  }
  std::string text = fmt::format("[{}]", fmt::join(typed.words, "|"));
  const auto add = [&text](const char* name, const std::string& value, const std::string& usual) {
    if (value != usual) text += fmt::format(" {}={}", name, value);
  };
  add("index", typed.index, plain.index);
  add("match", typed.match, plain.match);
  add("sort", typed.sort, plain.sort);
  add("limit", typed.limit, plain.limit);
  add("offset", typed.offset, plain.offset);
  add("facets", fmt::format("{}", fmt::join(typed.facets, "|")), "");
  add("fields", typed.fields, plain.fields);
  add("format", typed.format, plain.format);
  add("color", typed.color, plain.color);
  add("now", typed.now, plain.now);
  add("tz", typed.zone, plain.zone);
  if (typed.count) text += " count";
  if (typed.no_snippets) text += " no-snippets";
  if (typed.help) text += " help";
  if (typed.version) text += " version";
  return text;
}

}  // namespace

TEST_CASE("arguments become options and words", "[cli][options]") {
  struct Row {
    std::vector<std::string> arguments;
    std::string parsed;
  };
  const std::vector<Row> rows{
      {{}, "[]"},
      {{"cloud"}, "[cloud]"},
      {{"cloud", "revenue"}, "[cloud|revenue]"},
      {{"\"money supply\" -gold"}, "[\"money supply\" -gold]"},
      {{"--index", "ix", "cloud"}, "[cloud] index=ix"},
      {{"--index=ix", "cloud"}, "[cloud] index=ix"},
      {{"cloud", "--index", "ix", "revenue"}, "[cloud|revenue] index=ix"},
      {{"--limit", "5", "--limit", "7", "x"}, "[x] limit=7"},
      {{"--facet", "ticker", "cloud"}, "[cloud] facets=ticker"},
      {{"--facet", "ticker", "--facet", "date:week:20", "x"}, "[x] facets=ticker|date:week:20"},
      {{"--facet=ticker:5", "x"}, "[x] facets=ticker:5"},
      {{"x", "--fields", "title,url"}, "[x] fields=title,url"},
      {{"x", "--format", "json", "--color", "always"}, "[x] format=json color=always"},
      {{"x", "--match", "any", "--sort", "newest"}, "[x] match=any sort=newest"},
      {{"x", "--now", "2025-11-14", "--tz", "Asia/Tokyo"}, "[x] now=2025-11-14 tz=Asia/Tokyo"},
      {{"x", "--offset", "10", "--count", "--no-snippets"}, "[x] offset=10 count no-snippets"},
      {{"-h"}, "[] help"},
      {{"--help"}, "[] help"},
      {{"--version"}, "[] version"},
      {{"--", "-military"}, "[-military]"},
      {{"--", "--limit", "5"}, "[--limit|5]"},
      {{"--limit", "5", "--", "a", "--", "b"}, "[a|--|b] limit=5"},
      {{"a", "--", "-h"}, "[a|-h]"},
      {{"[AI]"}, "[[AI]]"},
      {{"[a,b]", "c,d"}, "[[a,b]|c,d]"},
      {{"{x}", "#", "%"}, "[{x}|#|%]"},
      {{"a=b", "\"q\"", "'s'"}, "[a=b|\"q\"|'s']"},
      {{""}, "[]"},
      {{"-"}, "[-]"},
      {{"/path", "/x:1"}, "[/path|/x:1]"},
      {{"云计算"}, "[云计算]"},
      {{"--limit", "-5", "x"}, "[x] limit=-5"},  // refused later, by name
  };
  for (const auto& row : rows) {
    CAPTURE(row.arguments);
    CHECK(parsed(row.arguments) == row.parsed);
  }
}

TEST_CASE("a word that looks like an option is refused with the way to type it", "[cli][options]") {
  for (const char* word : {"-military", "--nope", "-x", "-hello", "-gold money", "-5"}) {
    CAPTURE(word);
    CHECK(parsed({"cloud", word}) ==
          fmt::format("error: there is no option '{0}' (see --help); if it belongs to the query, "
                      "put it after --, as in: tickerdex-query -- '{0}'",
                      word));
  }
}

TEST_CASE("a mistyped option gets a suggestion", "[cli][options]") {
  struct Row {
    const char* typed;
    const char* meant;
  };
  for (const auto& [typed, meant] : std::vector<Row>{{"--limt", "limit"},
                                                     {"--Count", "count"},
                                                     {"--no-snippet", "no-snippets"},
                                                     {"--facets=ticker", "facet"},
                                                     {"-index", "index"},
                                                     {"--from", "format"}}) {
    CAPTURE(typed);
    const auto text = parsed({"cloud", typed});
    const bool is_told = text.find(std::string("; did you mean --") + meant + "?") != std::string::npos;
    CHECK(is_told == (std::string_view(typed) != "--from"));
  }
}

TEST_CASE("an option without its value is an error that says what it needs", "[cli][options]") {
  CHECK(parsed({"x", "--facet"}) ==
        "error: --facet needs a name, as in --facet ticker:20 (see --help)");
  for (const auto& option : query_option_names()) {
    CAPTURE(option);
    const auto text = parsed({"x", option});
    const bool is_flag = text.find("error: ") == std::string::npos;
    CHECK((is_flag || text.starts_with("error: " + option + " needs ")));
  }
}

TEST_CASE("an option without its value is refused", "[cli][options]") {
  for (const char* option : {"--index", "--limit", "--facet", "--format"}) {
    const auto text = parsed({"cloud", option});
    CAPTURE(text);
    CHECK(text.substr(0, 7) == "error: ");
    CHECK(text.find(option) != std::string::npos);
    CHECK(text.find('\n') == std::string::npos);
  }
}

TEST_CASE("the help names every option and fits 80 columns", "[cli][help]") {
  const std::string help = query_help();
  REQUIRE(query_option_names().size() == 17);
  for (const auto& name : query_option_names()) {
    CAPTURE(name);
    CHECK(help.find(name) != std::string::npos);
  }
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = help.find('\n', begin)) != std::string::npos; begin = end + 1) {
    CHECK(end - begin <= 80);
  }
  CHECK(begin == help.size());
}

TEST_CASE("the version names what results depend on", "[cli][help]") {
  const std::string version = query_version();
  CHECK(version.rfind("tickerdex-query ", 0) == 0);
  CHECK(version.find("\nXapian ") != std::string::npos);
  CHECK(version.find("\nICU ") != std::string::npos);
}
