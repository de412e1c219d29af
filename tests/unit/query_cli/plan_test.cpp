#include "query/cli/plan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

Environment plain_environment() {
  Environment environment;
  environment.index = "ix";
  environment.now_utc = 1763144159;
  return environment;
}

QueryPlan plan(const std::vector<std::string>& arguments,
               const Environment& environment = plain_environment()) {
  return plan_query(parse_query_options(arguments), environment);
}

std::string refusal(const std::vector<std::string>& arguments,
                    const Environment& environment = plain_environment()) {
  try {
    plan(arguments, environment);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

std::string facets_of(const QueryPlan& made) {
  std::vector<std::string> facets;
  for (const auto& facet : made.request.facets) {
    facets.push_back(facet.limit ? fmt::format("{} {}", facet.name, *facet.limit) : facet.name);
  }
  return fmt::format("{}", fmt::join(facets, ", "));
}

}  // namespace

TEST_CASE("without options the plan is an ordinary search", "[cli][plan]") {
  const auto made = plan({"cloud", "revenue"});
  CHECK(made.index == "ix");
  CHECK(made.request.query == "cloud revenue");
  CHECK(made.request.match == MatchMode::automatic);
  CHECK(made.request.sort == SortOrder::relevance);
  CHECK(made.request.limit == 10);
  CHECK(made.request.offset == 0);
  CHECK(made.request.facets.empty());
  CHECK(made.request.snippets);
  CHECK(made.request.dates.now_utc == 1763144159);
  CHECK(made.request.dates.zone == "UTC");
  CHECK(made.output.format == OutputFormat::text);
  CHECK(made.output.width == 80);
  CHECK_FALSE(made.output.color);
  CHECK_FALSE(made.count_only);
  CHECK(made.warnings.empty());
}

TEST_CASE("each option sets its part of the plan", "[cli][plan]") {
  const auto made = plan({"x", "--index", "other", "--match", "any", "--sort", "oldest", "--limit",
                          "25", "--offset", "50", "--format", "json", "--fields", "title, url,",
                          "--now", "2025-11-20", "--tz", "America/New_York"});
  CHECK(made.index == "other");
  CHECK(made.request.match == MatchMode::any);
  CHECK(made.request.sort == SortOrder::oldest);
  CHECK(made.request.limit == 25);
  CHECK(made.request.offset == 50);
  CHECK(made.output.format == OutputFormat::json);
  CHECK(made.output.fields == std::vector<std::string>{"title", "url"});
  CHECK(made.request.dates.now_utc == 1763596800);
  CHECK(made.request.dates.zone == "America/New_York");
}

TEST_CASE("facets are names with or without a count", "[cli][plan]") {
  struct Row {
    std::vector<std::string> typed;
    std::string facets;
  };
  const std::vector<Row> rows{
      {{"ticker"}, "ticker"},
      {{"ticker:3"}, "ticker 3"},
      {{"ticker:0"}, "ticker 0"},
      {{"date:week"}, "date:week"},
      {{"date:week:20"}, "date:week 20"},
      {{"ticker", "source:2", "ticker:7"}, "ticker 7, source 2"},
  };
  for (const auto& row : rows) {
    std::vector<std::string> arguments{"x"};
    for (const auto& typed : row.typed) arguments.push_back("--facet=" + typed);
    CAPTURE(row.typed);
    CHECK(facets_of(plan(arguments)) == row.facets);
  }
}

TEST_CASE("impossible values are refused by name", "[cli][plan]") {
  struct Row {
    std::vector<std::string> arguments;
    std::string refusal;
  };
  const std::string facets = facet_names();
  const std::vector<Row> rows{
      {{"--match", "most"}, "--match is one of all, any, auto, not 'most'"},
      {{"--sort", "date"}, "--sort is one of relevance, newest, oldest, not 'date'"},
      {{"--format", "xml"}, "--format is one of text, json, jsonl, csv, tsv, ids, not 'xml'"},
      {{"--format", "JSON"}, "--format is one of text, json, jsonl, csv, tsv, ids, not 'JSON'; did you mean json?"},
      {{"--color", "yes"}, "--color is one of auto, always, never, not 'yes'"},
      {{"--limit", "-5"}, "--limit takes a whole number from 0 up, not '-5'"},
      {{"--limit", "abc"}, "--limit takes a whole number from 0 up, not 'abc'"},
      {{"--limit", "1.5"}, "--limit takes a whole number from 0 up, not '1.5'"},
      {{"--limit", "99999999999999999999"},
       "--limit takes at most 18446744073709551615, not '99999999999999999999'"},
      {{"--offset", "1e3"}, "--offset takes a whole number from 0 up, not '1e3'"},
      {{"--offset", "0x10"}, "--offset takes a whole number from 0 up, not '0x10'"},
      {{"--facet", "tickers"}, "there is no facet 'tickers': choose from " + facets + "; did you mean ticker?"},
      {{"--facet", "date"}, "there is no facet 'date': choose from " + facets + "; did you mean date:year?"},
      {{"--facet", "date:hour"}, "there is no facet 'date:hour': choose from " + facets + "; did you mean date:year?"},
      {{"--facet", "nope:5"}, "there is no facet 'nope': choose from " + facets},
      {{"--facet", ":5"}, "there is no facet '': choose from " + facets},
      {{"--facet", "ticker:many"},
       "--facet takes NAME or NAME:N with a whole number N, not 'ticker:many'"},
      {{"--facet", "ticker:-1"},
       "--facet takes NAME or NAME:N with a whole number N, not 'ticker:-1'"},
      {{"--timeout", ""}, "--timeout takes a time such as 500ms, 10s or 2m, not ''"},
      {{"--timeout", "10"}, "--timeout takes a time such as 500ms, 10s or 2m, not '10'"},
      {{"--timeout", "0s"}, "--timeout takes a time such as 500ms, 10s or 2m, not '0s'"},
      {{"--sort", "newset"}, "--sort is one of relevance, newest, oldest, not 'newset'; did you mean newest?"},
      {{"--now", "soon"},
       "--now takes a date such as 2025-11-14 or 2025-11-14T18:15:00Z, not 'soon'"},
      {{"--now", "2025-02-30"},
       "--now takes a date such as 2025-11-14 or 2025-11-14T18:15:00Z, not '2025-02-30'"},
      {{"--tz", "Mars/Olympus"},
       "--tz takes the name of a time zone such as America/New_York, not 'Mars/Olympus'"},
  };
  for (auto row : rows) {
    CAPTURE(row.arguments);
    row.arguments.insert(row.arguments.begin(), "x");
    CHECK(refusal(row.arguments) == row.refusal);
  }
  CHECK(refusal({"x", "--fields", "title,nope"})
            .rfind("there is no field 'nope': choose from rank, id, score, title,", 0) == 0);
}

TEST_CASE("the index comes from the option, else from the environment", "[cli][plan]") {
  auto environment = plain_environment();
  CHECK(plan({"x"}, environment).index == "ix");
  CHECK(plan({"x", "--index", "other"}, environment).index == "other");
  environment.index.clear();
  CHECK(refusal({"x"}, environment) == "no index given; use --index DIR or set TICKERDEX_INDEX");
}

TEST_CASE("colour is for terminals, unless told otherwise", "[cli][plan]") {
  struct Row {
    const char* option;
    bool terminal;
    bool no_color;
    bool color;
  };
  for (const auto& row : {Row{"auto", true, false, true}, Row{"auto", true, true, false},
                          Row{"auto", false, false, false}, Row{"always", false, false, true},
                          Row{"always", false, true, true}, Row{"never", true, false, false}}) {
    auto environment = plain_environment();
    environment.out_is_terminal = row.terminal;
    environment.no_color = row.no_color;
    CHECK(plan({"x", "--color", row.option}, environment).output.color == row.color);
  }
}

TEST_CASE("the width is that of COLUMNS, else of the terminal, else 80", "[cli][plan]") {
  struct Row {
    std::string columns;
    std::uint32_t terminal;
    std::uint32_t width;
  };
  for (const auto& row :
       {Row{"", 0, 80}, Row{"", 100, 100}, Row{"60", 100, 60}, Row{"60", 0, 60},
        Row{"abc", 100, 100}, Row{"60x", 0, 80}, Row{"0", 90, 90}, Row{"-5", 0, 80},
        Row{"10", 0, 40}, Row{"500", 0, 120}, Row{"", 65535, 120}, Row{"99999999999", 70, 70}}) {
    auto environment = plain_environment();
    environment.columns = row.columns;
    environment.terminal_width = row.terminal;
    CAPTURE(row.columns, row.terminal);
    CHECK(plan({"x"}, environment).output.width == row.width);
  }
}

TEST_CASE("snippets are made only if they are shown", "[cli][plan]") {
  struct Row {
    std::vector<std::string> arguments;
    bool snippets;
  };
  const std::vector<Row> rows{
      {{}, true},
      {{"--no-snippets"}, false},
      {{"--count"}, false},
      {{"--format", "json"}, true},
      {{"--format", "csv"}, false},
      {{"--format", "ids"}, false},
      {{"--format", "csv", "--fields", "title,snippet"}, true},
      {{"--fields", "title"}, false},
      {{"--format", "jsonl", "--fields", "title_highlights"}, true},
      {{"--format", "ids", "--fields", "snippet"}, false},
  };
  for (auto row : rows) {
    CAPTURE(row.arguments);
    row.arguments.insert(row.arguments.begin(), "x");
    CHECK(plan(row.arguments).request.snippets == row.snippets);
  }
}

TEST_CASE("options that have no effect together cause a warning", "[cli][plan]") {
  struct Row {
    std::vector<std::string> arguments;
    std::string warnings;
    std::string facets;
  };
  const std::string beside =
      "--format csv has no place for facets next to hits: use --limit 0, text or json";
  const std::vector<Row> rows{
      {{"--facet", "ticker"}, "", "ticker"},
      {{"--facet", "ticker", "--format", "json"}, "", "ticker"},
      {{"--facet", "ticker", "--format", "csv"}, beside, ""},
      {{"--facet", "ticker", "--format", "csv", "--limit", "0"}, "", "ticker"},
      {{"--facet", "ticker", "--format", "ids", "--limit", "0"},
       "--format ids has no place for facets: use text or json",
       ""},
      {{"--fields", "title", "--format", "ids"}, "--fields has no effect with --format ids", ""},
      {{"--facet", "ticker", "--count"}, "", ""},
  };
  for (auto row : rows) {
    CAPTURE(row.arguments);
    row.arguments.insert(row.arguments.begin(), "x");
    const auto made = plan(row.arguments);
    CHECK(fmt::format("{}", fmt::join(made.warnings, "; ")) == row.warnings);
    CHECK(facets_of(made) == row.facets);
  }
}
