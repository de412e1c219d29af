#include "indexer/schema/nearest_name.h"

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("the suggestion is the name that was meant, or nothing", "[schema][names]") {
  const std::vector<std::string> names{"rebuild", "update", "status",    "verify", "rollback",
                                       "ticker",  "json",   "date:week", "lang",   "--facet"};
  struct Row {
    std::string typed;
    std::string nearest;
  };
  const std::vector<Row> rows{
      {"build", "rebuild"},   {"rebuidl", "rebuild"}, {"Updat", "update"},  {"stauts", "status"},
      {"verfiy", "verify"},   {"roll", "rollback"},   {"tikcer", "ticker"}, {"tickers", "ticker"},
      {"jsno", "json"},       {"JSON", "json"},       {"date:wek", "date:week"},
      {"languages", "lang"},  {"--facets", "--facet"},
      {"", ""},               {"x", ""},              {"zzzzzz", ""},       {"frobnicate", ""},
      {"j5on", ""},           {"10", ""},             {"la", ""},           {"云计算", ""},
      {std::string(5000, 'r'), ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    const auto nearest = nearest_names(row.typed, names);
    CHECK((nearest.empty() ? "" : nearest.front()) == row.nearest);
  }
  CHECK(did_you_mean("build", names) == "; did you mean rebuild?");
  CHECK(did_you_mean("zzz", names).empty());
}
