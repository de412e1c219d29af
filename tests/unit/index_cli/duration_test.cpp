#include "indexer/cli/duration.h"

#include <string>

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("a duration is a whole number and its unit", "[cli]") {
  CHECK(parse_duration("45s") == 45);
  CHECK(parse_duration("90m") == 5400);
  CHECK(parse_duration("26h") == 93'600);
  CHECK(parse_duration("2d") == 172'800);
  CHECK(parse_duration("0s") == 0);
}

TEST_CASE("what is no duration is none", "[cli]") {
  for (const std::string text : {"", "26", "h", "26 h", "-1h", "1.5h", "26H", "1h30m", "9w",
                                 "99999999999999999999s", "4000000000d"}) {
    INFO(text);
    CHECK_FALSE(parse_duration(text));
  }
}
