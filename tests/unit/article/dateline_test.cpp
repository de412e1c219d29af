#include "indexer/article/date/dateline.h"

#include <string>

#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

std::string published(std::string_view title, std::string_view body) {
  const auto date = find_published(title, body, [](const ParsedDate&) { return true; });
  return date ? format_rfc3339(date->utc).substr(0, 10) : "none";
}

struct Row {
  std::string_view body;
  std::string_view expected;
};

}  // namespace

TEST_CASE("a date counts if it is a dateline", "[dateline]") {
  const Row rows[] = {
      {"HONG KONG, November 14, 2025 (Sample Wire) - Alibaba said so.", "2025-11-14"},
      {"SAN FRANCISCO, Nov. 14, 2025 /SampleWire/ -- Salesforce said so.", "2025-11-14"},
      {"November 14, 2025 - Alibaba said so.", "2025-11-14"},
      {"(Sample Wire) - November 14, 2025\nAlibaba said so.", "2025-11-14"},
      {"Published November 14, 2025\nAlibaba said so.", "2025-11-14"},
      {"Frankfurt, 14. November 2025 - SAP sagt es.", "2025-11-14"},
      {"北京，2025年11月14日（样本社）阿里巴巴表示。", "2025-11-14"},
      {"First.\nSecond.\nNovember 14, 2025", "2025-11-14"},
      {"On November 14, 2023 Alibaba said so.", "none"},
      {"On November 14, 2023, Alibaba said so.", "none"},
      {"November 14, 2023 was a good day for Alibaba.", "none"},
      {"The deal of November 14, 2023 -- the largest -- was called off.", "none"},
      {"Alibaba was founded on April 4, 1999 (in a flat).", "none"},
      {"Alibaba will report on November 20, 2025", "none"},
      {"2025年11月14日，阿里巴巴表示。", "none"},
      {"Contracts expire by November 30, 2025 - or later.", "none"},
      {"", "none"},
      {"Alibaba said so.", "none"},
  };
  for (const Row& row : rows) {
    INFO("body: " << row.body);
    CHECK(published("", row.body) == row.expected);
  }
}

TEST_CASE("a date line inside a long body does not count, one at its end does", "[dateline]") {
  std::string prose;
  for (int i = 0; i < 20; ++i) prose += "A line of prose that says nothing of any date at all.\n";
  CHECK(published("", prose + "November 14, 2025\n" + prose) == "none");
  CHECK(published("", prose + "November 14, 2025") == "2025-11-14");
}

TEST_CASE("a title gives a date only after or before a separator", "[dateline]") {
  CHECK(published("Market wrap - November 14, 2025", "Text.") == "2025-11-14");
  CHECK(published("Market wrap (November 14, 2025)", "Text.") == "2025-11-14");
  CHECK(published("November 14, 2025: market wrap", "Text.") == "2025-11-14");
  CHECK(published("Alibaba to report November 20, 2025", "Text.") == "none");
  CHECK(published("November 14, 2025 was a good day", "Text.") == "none");
}

TEST_CASE("a date that is refused does not hide the next", "[dateline]") {
  const auto before_2020 = [](const ParsedDate& date) { return date.utc < 1'577'836'800; };
  const auto date =
      find_published("", "Published November 14, 2025\nMay 5, 2019 - Text.", before_2020);
  REQUIRE(date.has_value());
  CHECK(format_rfc3339(date->utc) == "2019-05-05T00:00:00Z");
}
