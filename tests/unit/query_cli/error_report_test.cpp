#include "query/cli/error_report.h"

#include "query/output/cell_width.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

/// The two lines below the message.
std::string shown(std::string_view query, std::size_t offset, std::size_t length,
                  std::size_t width = 80) {
  const auto lines = query_error_lines(QueryError("what", offset, length), query, width);
  const std::string head = "tickerdex-query: error: what\n";
  REQUIRE(lines.rfind(head, 0) == 0);
  return lines.substr(head.size());
}

}  // namespace

TEST_CASE("the mark is under the place, in columns", "[cli][error]") {
  struct Row {
    std::string query;
    std::size_t offset;
    std::size_t length;
    std::string lines;
  };
  const std::vector<Row> rows{
      {"date:2025-02-30", 5, 10, "  date:2025-02-30\n       ^~~~~~~~~~\n"},
      {"a", 0, 1, "  a\n  ^\n"},
      {"a b", 2, 0, "  a b\n    ^\n"},     // a place without a length
      {"a b", 3, 1, "  a b\n     ^\n"},    // at the end
      {"a b", 90, 90, "  a b\n     ^\n"},  // beyond it
      {"云计算 date:x", 10, 6, "  云计算 date:x\n         ^~~~~~\n"},
      {"a\tb\nx", 4, 1, "  a b x\n      ^\n"},
      {"\x1b[1m x", 5, 1, "  ␛[1m x\n       ^\n"},
      {"\xFF x", 2, 1, "  \uFFFD x\n    ^\n"},
      {"date:云", 5, 3, "  date:云\n       ^~\n"},
      {"", 0, 0, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    CHECK(shown(row.query, row.offset, row.length) == row.lines);
  }
}

TEST_CASE("for a long query the part around the place is shown", "[cli][error]") {
  const std::string before(200, 'a');
  const std::string after(200, 'z');
  CHECK(shown(before + " date:x " + after, 201, 6, 30) ==
        "  …aaaaaaaaaaaa date:x zzzzzz…\n"
        "                ^~~~~~\n");
  for (std::size_t width = 20; width < 100; ++width) {
    for (const std::size_t offset : {0U, 100U, 201U, 300U, 400U}) {
      const auto lines = shown(before + " 日期:云计算 " + after, offset, 150, width);
      std::size_t begin = 0;
      for (std::size_t end = 0; (end = lines.find('\n', begin)) != std::string::npos;
           begin = end + 1) {
        CHECK(cells(lines.substr(begin, end - begin)) <= width);
      }
    }
  }
}

TEST_CASE("messages are one line and safe", "[cli][error]") {
  CHECK(error_line("a\nb\x1b[2J") == "tickerdex-query: error: a b␛[2J\n");
  CHECK(warning_line("\xC2\x9B") == "tickerdex-query: warning: \uFFFD\n");
}
