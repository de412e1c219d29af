#include "query/output/cell_width.h"

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("text is as wide as a terminal draws it", "[output][width]") {
  struct Row {
    std::string text;
    std::size_t cells;
  };
  const std::vector<Row> rows{
      {"", 0},
      {"abc", 3},
      {"café", 4},
      {"cafe\u0301", 4},  // a combining accent takes none
      {"\u0301", 0},
      {"阿里", 4},
      {"ｱ", 1},   // half-width katakana
      {"Ａ", 2},  // full-width Latin
      {"　", 2},  // ideographic space
      {"한글", 4},
      {"\u1112\u1161\u11AB", 2},  // the same syllable decomposed
      {"が", 2},
      {"か\u3099", 2},  // with a combining voice mark
      {"…·–", 3},       // ambiguous: narrow
      {"\u200B\u200D\u2060", 0},
      {"👍", 2},
      {"👍🏽", 2},  // with a skin tone
      {"👩‍💻", 2},
      {"👨‍👩‍👧‍👦", 2},
      {"❤", 1},
      {"❤️", 2},  // in emoji style
      {"🇩🇪", 2},
      {"🇩🇪🇯🇵", 4},
      {"🇩", 1},
      {"नि", 2},
      {"עברית", 5},
      {"\uFFFD", 1},
      {"␛", 1},
      {"a阿\u0308b", 4},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(cells(row.text) == row.cells);
  }
}

TEST_CASE("text that is too wide ends in an ellipsis", "[output][width]") {
  struct Row {
    std::string text;
    std::size_t width;
    std::string shown;
  };
  const std::vector<Row> rows{
      {"abc", 3, "abc"},
      {"abcd", 3, "ab…"},
      {"ab cd", 4, "ab…"},  // no space before it
      {"", 0, ""},
      {"abc", 0, ""},
      {"abc", 1, "…"},
      {"阿里巴巴", 8, "阿里巴巴"},
      {"阿里巴巴", 7, "阿里巴…"},
      {"阿里巴巴", 6, "阿里…"},  // half a character is never shown
      {"cafe\u0301s", 4, "caf…"},
      {"cafe\u0301s", 5, "cafe\u0301s"},
      {"👩‍💻👩‍💻", 3, "👩‍💻…"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text, row.width);
    CHECK(truncate_to_width(row.text, row.width) == row.shown);
    CHECK(cells(row.shown) <= row.width);
  }
}

TEST_CASE("text is padded to cells, not to bytes", "[output][width]") {
  CHECK(pad_right("阿里", 6) == "阿里  ");
  CHECK(pad_left("é", 3) == "  é");
  CHECK(pad_right("too wide", 3) == "too wide");
}

namespace {

std::string wrapped(const std::string& text, std::size_t width, std::size_t max_lines) {
  const auto result = wrap_to_width(text, width, max_lines);
  std::string joined;
  for (const auto& line : result.lines) {
    const auto part = text.substr(line.begin, line.end - line.begin);
    CHECK(cells(part) + (result.cut && &line == &result.lines.back() ? 1 : 0) <= width);
    if (!joined.empty()) joined += '/';
    joined += part;
  }
  return joined + (result.cut ? "…" : "");
}

}  // namespace

TEST_CASE("text is wrapped between words, and Chinese anywhere", "[output][width]") {
  struct Row {
    std::string text;
    std::size_t width;
    std::size_t max_lines;
    std::string lines;
  };
  const std::vector<Row> rows{
      {"", 10, 0, ""},
      {"one", 10, 0, "one"},
      {"one two three", 7, 0, "one two/three"},
      {"one two three", 8, 0, "one two/three"},
      {"one  two", 4, 0, "one/two"},
      {"one two", 3, 0, "one/two"},
      {"abcdefghij", 4, 0, "abcd/efgh/ij"},
      {"a abcdefghij b", 4, 0, "a/abcd/efgh/ij b"},
      {"one two three four", 7, 2, "one two/three…"},
      {"one two three four five", 10, 2, "one two/three…"},
      {"one two three four five", 11, 2, "one two/three four…"},
      {"one two threes four", 7, 2, "one two/threes…"},
      {"one two thirsty four", 7, 2, "one two/thirst…"},
      {"ab cd ef gh", 5, 1, "ab…"},  // a whole word makes room
      {"abcdefghij", 4, 2, "abcd/efg…"},
      {"阿里巴巴集团", 5, 0, "阿里/巴巴/集团"},
      {"阿里巴巴集团", 8, 1, "阿里巴…"},
      {"收入增长。利润", 8, 0, "收入增/长。利润"},  // no line begins with a full stop
      {"云 cloud 收入", 7, 0, "云/cloud/收入"},
      {"well-known facts", 6, 0, "well-/known/facts"},
      {"e\u0301e\u0301e\u0301", 2, 0, "e\u0301e\u0301/e\u0301"},
      {"👩‍💻👩‍💻", 3, 0, "👩‍💻/👩‍💻"},
      {"fits just", 9, 1, "fits just"},
      {"fits just   ", 9, 1, "fits just"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text, row.width, row.max_lines);
    CHECK(wrapped(row.text, row.width, row.max_lines) == row.lines);
  }
}
