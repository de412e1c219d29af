#include "indexer/schema/date/date.h"

#include <string>

#include "tests/unit/catch.h"

using namespace tickerdex;
using namespace std::chrono_literals;

TEST_CASE("a duration is a whole number and its unit", "[cli]") {
  CHECK(parse_duration("500ms") == 500ms);
  CHECK(parse_duration("45s") == 45s);
  CHECK(parse_duration("90m") == 90min);
  CHECK(parse_duration("26h") == 26h);
  CHECK(parse_duration("2d") == 48h);
  CHECK(parse_duration("0s") == 0s);
}

TEST_CASE("other text is not a duration", "[cli]") {
  for (const std::string text : {"", "26", "h", "26 h", "-1h", "1.5h", "26H", "1h30m", "9w", "5sm", "ms",
                                 "99999999999999999999s", "4000000000d"}) {
    INFO(text);
    CHECK_FALSE(parse_duration(text));
  }
}
