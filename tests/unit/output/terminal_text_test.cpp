#include "query/output/terminal_text.h"

#include <fmt/format.h>

#include "tests/unit/catch.h"
#include "tests/unit/output/print.h"

using namespace tickerdex;

TEST_CASE("a line for a terminal has no controls and no double spaces", "[output][safe]") {
  struct Row {
    std::string raw;
    std::string safe;
  };
  const std::vector<Row> rows{
      {"", ""},
      {"plain", "plain"},
      {"  a \n\n b\t", "a b"},
      {"\n", ""},
      {"a\r\nb", "a b"},
      {"\x1b[31mred\x1b[0m", "␛[31mred␛[0m"},
      {"\x1b]0;title\x07", "␛]0;title␇"},
      {std::string("nul\0byte", 8), "nul␀byte"},
      {"back\x08space", "back␈space"},
      {"del\x7f", "del␡"},
      {"\xC2\x9B" "31m", "\uFFFD31m"},                    // CSI as C1
      {"\xC2\x85next line", "next line"},                 // NEL is white space
      {"\xC2\xA0", "\u00A0"},                             // a no-break space stays
      {"\xE2\x80\xAE" "evil", "\uFFFDevil"},              // right-to-left override
      {"\xE2\x80\x8E\xE2\x80\x8F\xD8\x9C", "\uFFFD\uFFFD\uFFFD"},  // the marks
      {"\xE2\x81\xA6i\xE2\x81\xA9", "\uFFFDi\uFFFD"},     // isolates
      {"\xE2\x80\xA8\xE2\x80\xA9x", "x"},                 // line and paragraph separator
      {"\xEF\xBF\xB9", "\uFFFD"},                         // interlinear annotation
      {"\xEF\xBB\xBF" "bom", "bom"},
      {"soft\xC2\xADhyphen", "softhyphen"},
      {"\xFF", "\uFFFD"},
      {"\xC3(", "\uFFFD("},
      {"\xE4\xBA", "\uFFFD"},                             // cut short: one sequence
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},             // a surrogate
      {"\xC0\xAF", "\uFFFD\uFFFD"},                       // overlong
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},   // beyond U+10FFFF
      {"עברית العربية", "עברית العربية"},                  // letters from right to left stay
      {"👩‍💻 می‌خواهم", "👩‍💻 می‌خواهم"},                // joiners stay
      {"阿里巴巴", "阿里巴巴"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.raw);
    CHECK(safe_line(row.raw) == row.safe);
    CHECK(first_control(safe_line(row.raw)).empty());
    CHECK(first_control(safe_cell(row.raw)).empty());
    CHECK(safe_line(row.safe) == row.safe);
  }
}

TEST_CASE("every control code point is replaced", "[output][safe]") {
  for (unsigned c = 0; c < 0x3000; ++c) {
    std::string raw = "a";
    if (c < 0x80) {
      raw += static_cast<char>(c);
    } else if (c < 0x800) {
      raw += static_cast<char>(0xC0 | (c >> 6));
      raw += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      raw += static_cast<char>(0xE0 | (c >> 12));
      raw += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      raw += static_cast<char>(0x80 | (c & 0x3F));
    }
    raw += 'b';
    const std::string shown = safe_cell(raw);
    if (first_control(shown).empty() && shown.find('\n') == std::string::npos) continue;
    FAIL(fmt::format("U+{:04X} gives {}", c, first_control(shown)));
  }
}

TEST_CASE("a cell keeps its spaces and stays on one line", "[output][safe]") {
  CHECK(safe_cell(" a\n\tb ") == " a  b ");
  CHECK(safe_cell("\x1b[2J") == "␛[2J");
}

TEST_CASE("marks stay on their words when text is replaced and collapsed", "[output][safe]") {
  struct Row {
    std::string raw;
    std::vector<CodePointRange> highlights;
    std::string marked;  // in [ ]
  };
  const std::vector<Row> rows{
      {"the cloud unit", {{4, 9}}, "the [cloud] unit"},
      {"\n\n the  cloud", {{8, 13}}, "the [cloud]"},
      {"\x1b[1mcloud", {{4, 9}}, "␛[1m[cloud]"},
      {"云计算收入", {{1, 3}}, "云[计算]收入"},
      {"\xC2\x9B\xE2\x80\xAEgold", {{2, 6}}, "\uFFFD\uFFFD[gold]"},
      {"\xE4\xBAgold", {{1, 5}}, "\uFFFD[gold]"},
      {"so\xC2\xAD" "ft", {{0, 5}}, "[soft]"},
      {"a b c", {{4, 5}, {0, 1}}, "[a] b [c]"},               // any order
      {"abcdef", {{0, 3}, {2, 5}, {5, 6}}, "[abcdef]"},       // overlapping and touching
      {"abc", {{2, 4000000000U}}, "ab[c]"},                   // beyond the end
      {"abc", {{3, 9}, {1, 1}, {2, 1}}, "abc"},               // nothing of it
      {"abc  ", {{3, 5}}, "abc"},                             // only what is trimmed
      {"a \t b", {{1, 4}}, "a[ ]b"},
      {"", {{0, 1}}, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.raw);
    const auto safe = safe_line(row.raw, row.highlights);
    std::string marked = safe.text;
    for (auto mark = safe.marks.rbegin(); mark != safe.marks.rend(); ++mark) {
      marked.insert(mark->end, "]");
      marked.insert(mark->begin, "[");
    }
    CHECK(marked == row.marked);
  }
}

TEST_CASE("valid text is left alone and broken text keeps its code points", "[output][safe]") {
  CHECK(valid_utf8("a\nb\x1b云") == "a\nb\x1b云");
  CHECK(valid_utf8("a\xFF" "b") == "a\uFFFDb");
}

TEST_CASE("variation selectors and joiners stay only where they change something", "[output]") {
  CHECK(safe_line("a\ufe0fb\u200dc\u200cd") == "abcd");
  CHECK(safe_line("\u2764\ufe0f") == "\u2764\ufe0f");
  CHECK(safe_line("\u2764\ufe0f\ufe0e\U000e0101\U000e0102x") == "\u2764\ufe0fx");
  CHECK(safe_line("\u8fbb\U000e0100\U000e0101") == "\u8fbb\U000e0100");
  CHECK(safe_cell("\U000e0041\u200bid\ufeff") == "id");
  CHECK(safe_line("\u0645\u06cc\u200c\u062e") == "\u0645\u06cc\u200c\u062e");
}
