// Real mistakes: each names its place and the fix.
#include <fmt/format.h>

#include <array>
#include <string>

#include "small_index.h"
#include "tests/unit/catch.h"

using namespace tickerdex;
using tickerdex::testing::sample_index;

namespace {

std::string error_of(const std::string& typed) {
  try {
    const QueryText text(typed, sample_index().context());
    return "understood: " + text.build(WordMatching::all).understood;
  } catch (const QueryError& error) {
    return fmt::format("{}+{} {}", error.offset, error.length, error.what());
  }
}

}  // namespace

TEST_CASE("an error has its place and the fix", "[error]") {
  const std::array<std::pair<std::string, std::string>, 7> rows{{
      {"sentiment:abc",
       "10+3 sentiment:abc: not a number or a range: write sentiment:>0.5, sentiment:0.1..0.4 or "
       "sentiment:0.3"},
      {"cloud impact:0.1,high",
       "17+4 impact:high: not a number or a range: write impact:>0.5, impact:0.1..0.4 or "
       "impact:0.3"},
      {"sentiment:\"x\"",
       "11+1 sentiment:x: not a number or a range: write sentiment:>0.5, sentiment:0.1..0.4 or "
       "sentiment:0.3"},
      {"sentiment:「x」",
       "13+1 sentiment:x: not a number or a range: write sentiment:>0.5, sentiment:0.1..0.4 or "
       "sentiment:0.3"},
      {"sentiment:0.4..0.1",
       "10+8 sentiment:0.4..0.1: the range ends before it begins: write sentiment:0.1..0.4"},
      {"a " + std::string(101, '('),
       "102+1 parentheses nest deeper than 100 levels: write the query with fewer"},
      {std::string(100 * 1024, '('),
       "65536+36864 the query has 102400 bytes, at most 65536 can be read: shorten it"},
  }};
  for (const auto& [typed, expected] : rows) {
    CAPTURE(typed.substr(0, 80));
    CHECK(error_of(typed) == expected);
  }
}

TEST_CASE("an impossible date names its place in the whole query", "[error]") {
  const std::array<std::pair<std::string, std::size_t>, 5> rows{{
      {"date:2025-02-30", 5},
      {"cloud date:2025-02-30", 11},
      {"cloud date:2025-01,2025-13", 19},
      {"since:gestern", 6},
      {"date:2025..2024", 5},
  }};
  for (const auto& [typed, value_at] : rows) {
    CAPTURE(typed);
    try {
      QueryText(typed, sample_index().context());
      FAIL("accepted");
    } catch (const QueryError& error) {
      const std::string what = error.what();
      CAPTURE(what);
      CHECK(error.offset >= value_at);
      CHECK(error.offset + error.length <= typed.size());
      CHECK(what.find('\n') == std::string::npos);
      CHECK(what.find(typed.substr(value_at, 7)) != std::string::npos);
    }
  }
}

TEST_CASE("a message is one safe line for any query", "[error]") {
  CHECK(error_of("date:\"2025\x1B[31m\n-02-30\"").find_first_of("\x1B\n") == std::string::npos);
  CHECK(error_of("impact:\"\n\u202E\"") ==
        "8+4 impact: \uFFFD: not a number or a range: write impact:>0.5, impact:0.1..0.4 or "
        "impact:0.3");
}

TEST_CASE("exactly the limits are still accepted", "[error]") {
  CHECK(error_of(std::string(100, '(') + "a") == "understood: a");
  CHECK(error_of(std::string(64 * 1024, ')')) == "understood: ");
  CHECK(error_of(std::string(64 * 1024 - 1, ' ') + "a") == "understood: a");
}
