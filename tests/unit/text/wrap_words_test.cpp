#include "indexer/schema/text/safe_text.h"

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("messages wrap between words and never within one", "[text]") {
  struct Row {
    std::string line;
    std::size_t width;
    std::string wrapped;
  };
  const std::vector<Row> rows{
      {"", 10, ""},
      {"one two three", 0, "one two three"},
      {"one two three", 13, "one two three"},
      {"one two three", 12, "one two\n  three"},
      {"one two three", 7, "one two\n  three"},
      {"one two three", 1, "one\n  two\n  three"},
      {"a /very/long/path b", 6, "a\n  /very/long/path\n  b"},
      {"\u4e91\u8ba1 \u7b97", 6, "\u4e91\u8ba1\n  \u7b97"},  // two cells each
      {"e\u0301e\u0301 e", 4, "e\u0301e\u0301 e"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line, row.width);
    CHECK(wrap_words(row.line, row.width) == row.wrapped);
  }
}
