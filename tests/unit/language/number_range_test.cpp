#include "query/language/number_range.h"

#include <fmt/format.h>

#include <array>

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("number ranges are read with both ends included", "[number]") {
  struct Row {
    std::string_view typed, expected;
  };
  const std::array rows{
      Row{"0.3", "0.3 = [0.3, 0.3]"},
      Row{"=0.3", "0.3 = [0.3, 0.3]"},
      Row{"+0.3", "0.3 = [0.3, 0.3]"},
      Row{".5", "0.5 = [0.5, 0.5]"},
      Row{"-0", "0 = [0, 0]"},
      Row{">0.5", ">0.5 = [0.5000000000000001, -]"},
      Row{">=0.5", "0.5.. = [0.5, -]"},
      Row{"<0.5", "<0.5 = [-, 0.49999999999999994]"},
      Row{"<=-0.5", "..-0.5 = [-, -0.5]"},
      Row{"0.3..", "0.3.. = [0.3, -]"},
      Row{"..0.2", "..0.2 = [-, 0.2]"},
      Row{"-0.1..0.4", "-0.1..0.4 = [-0.1, 0.4]"},
      Row{"0.4..0.1", "0.4..0.1 = [0.4, 0.1] empty"},
      Row{"", "none"},
      Row{"..", "none"},
      Row{">", "none"},
      Row{">=", "none"},
      Row{">>1", "none"},
      Row{"a", "none"},
      Row{"1a", "none"},
      Row{"1..a", "none"},
      Row{"1...2", "1..0.2 = [1, 0.2] empty"},
      Row{"nan", "none"},
      Row{"inf", "none"},
      Row{"1e999", "none"},
      Row{"0x1", "none"},
      Row{"1 2", "none"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    const auto range = parse_number_range(row.typed);
    const auto end = [](const std::optional<double>& number) {
      return number ? fmt::format("{}", *number) : std::string("-");
    };
    const auto got = range ? fmt::format("{} = [{}, {}]{}", range->spelled, end(range->first),
                                         end(range->last), range->is_empty ? " empty" : "")
                           : std::string("none");
    CHECK(got == row.expected);
  }
}
