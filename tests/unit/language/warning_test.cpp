// What is said about a query that was repaired.
#include <array>
#include <string>

#include "query/language/warnings.h"
#include "small_index.h"
#include "tests/unit/catch.h"

using namespace tickerdex;
using tickerdex::testing::sample_index;

namespace {

std::string warnings_of(const std::string& typed) {
  std::string out;
  for (const auto& line :
       QueryText(typed, sample_index().context()).build(WordMatching::all).warnings) {
    out += (out.empty() ? "" : " / ") + line;
  }
  return out;
}

}  // namespace

TEST_CASE("a repaired query has a warning for each repair", "[warning]") {
  const std::string nothing = "nothing in the query can be searched: all articles match";
  const std::array<std::pair<std::string, std::string>, 35> rows{{
      {"", ""},
      {"  ", ""},
      {"cloud revenue -military \"quick commerce\" ticker:BABA", ""},
      {"Re: Apple at 10:30, see http://example.com/a?b or mailto:x@example.com", ""},
      {"S&P 500 - what now? (AT&T)", ""},
      {"-", nothing},
      {"?", nothing},
      {"a OR", "'OR' has nothing on one side: left out"},
      {"OR a", "'OR' has nothing on one side: left out"},
      {"a OR OR b", "'OR' has nothing on one side: left out"},
      {"a AND", "'AND' has nothing on one side: left out"},
      {"a NOT", "'NOT' has nothing on one side: left out"},
      {"a NEAR/5", "'NEAR/5' has nothing on one side: left out"},
      {"a NEAR/0 b", "'NEAR/0' is read as 1 words: only 1 to 1000 are possible"},
      {"(a OR b) NEAR/2 c",
       "'NEAR/2' works only between words and quoted words: read as AND"},
      {"(a", "'(' is not closed: closed at the end"},
      {"a)", "')' closes nothing: left out"},
      {"\"a b", "a quotation mark is not closed: closed at the end"},
      {"title:\"a b", "a quotation mark is not closed: closed at the end"},
      {"tiker:BABA", "'tiker:' is not a field: searched as words (did you mean ticker:?)"},
      {"Title:a", "'Title:' is not a field: searched as words (did you mean title:?)"},
      {"NYSE:BABA",
       "'NYSE:' is not a field: searched as words (did you mean ticker:NYSE:BABA?)"},
      {"headlinish:a", "'headlinish:' is not a field: searched as words"},
      {"ticker: BABA", "there is nothing right after 'ticker:': searched as a word"},
      {"a ticker:,", "'ticker:' has no value: left out"},
      {"a topic:\" \"", "'topic: ' has no value: left out"},
      {"a title:?", "'title:?' has no letter or digit: left out"},
      {"a site:/", "'site:/' names no host: left out"},
      {"ticker:123456789012", "'ticker:123456789012' is not a ticker: searched as words"},
      {"alibbaba~", "'~' is not supported yet: searched as alibbaba"},
      {"in*fl", "'in*fl' is searched as words: '*' may only follow two letters or more"},
      {"a*", "'a*' is searched as words: '*' may only follow two letters or more"},
      {"阿里*", ""},
      {"\"quick comm*\"", "'*' inside quotation marks is ignored"},
      {"sentiment:>1.5", "'sentiment:>1.5' matches nothing: sentiment runs from -1 to 1"},
  }};
  for (const auto& [typed, expected] : rows) {
    CAPTURE(typed);
    CHECK(warnings_of(typed) == expected);
  }
}

TEST_CASE("long prose is searched by its first thousand words", "[warning]") {
  std::string prose;
  for (int i = 0; i < 2500; ++i) prose += "w" + std::to_string(i) + " ";
  const auto built = QueryText(prose, sample_index().context()).build(WordMatching::any);
  REQUIRE(built.warnings.size() == 1);
  CHECK(built.warnings.front() == "only the first 1000 words are searched");
  CHECK(built.understood.ends_with("w998 OR w999"));
  const auto quoted =
      QueryText("\"" + prose + "\"", sample_index().context()).build(WordMatching::all);
  REQUIRE(quoted.warnings.size() == 1);
  CHECK(quoted.understood.ends_with("w998 w999\""));
  std::string run;
  for (int i = 0; i < 1500; ++i) run += "中国";
  const auto cut = QueryText(run, sample_index().context()).build(WordMatching::all);
  REQUIRE(cut.warnings.size() == 1);
  CHECK(cut.understood == run.substr(0, 1001 * 3));
}

TEST_CASE("warnings are not repeated, and their number is limited", "[warning]") {
  Warnings warnings;
  for (int i = 0; i < 40; ++i) warnings.add("line " + std::to_string(i % 14));
  const auto lines = warnings.lines();
  REQUIRE(lines.size() == Warnings::kMax + 1);
  CHECK(lines.front() == "line 0");
  CHECK(lines.back() == "and 4 more like these");
}

TEST_CASE("a query in a message is one safe line", "[warning]") {
  CHECK(shown("cloud") == "cloud");
  CHECK(shown("a\nb\tc") == "a b c");
  CHECK(shown("a\x1B[31m") == "a\uFFFD[31m");
  CHECK(shown("a\u202Eb\u0085") == "a\uFFFDb\uFFFD");
  CHECK(shown("a\xFF") == "a\uFFFD");
  CHECK(shown(std::string(50, 'x')) == std::string(40, 'x') + "…");
}
