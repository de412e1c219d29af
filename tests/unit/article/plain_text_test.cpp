#include "indexer/article/plain_text.h"

#include <string>

#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

struct Row {
  std::string_view bytes;
  std::string_view expected;
};

}  // namespace

TEST_CASE("text becomes trimmed lines without control characters", "[plain]") {
  using namespace std::string_view_literals;
  const Row rows[] = {
      {"", ""},
      {" \n\t \r\n", ""},
      {"a  b", "a b"},
      {"  a \t b  ", "a b"},
      {"a\r\nb\rc\nd", "a\nb\nc\nd"},
      {"a\n\n\nb", "a\nb"},
      {"a \n b", "a\nb"},
      {"a\0b"sv, "ab"},
      {"a\x1b[31mb", "a[31mb"},
      {"a\x7f", "a"},
      {"a\fb\vc", "a\nb\nc"},
      {"a\xc2\xa0"
       "b",
       "a b"},
      {"\xe3\x80\x80阿里\xe3\x80\x80巴巴", "阿里 巴巴"},
      {"a\xe2\x80\xa8"
       "b",
       "a\nb"},
      {"a\xc2\x85"
       "b",
       "a\nb"},
      {"a\xc2\x9b"
       "b",
       "ab"},
      {"al\xc2\xadibaba", "alibaba"},
      {"\xef\xbb\xbfx", "x"},
      {"a\xe2\x80\x8b"
       "b",
       "ab"},
      {"a\xff"
       "b",
       "a\xef\xbf\xbd"
       "b"},
      {"\xe9\x98", "\xef\xbf\xbd"},
      {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
      {"caf\xc3\xa9 – x", "café – x"},
  };
  for (const Row& row : rows) {
    INFO("bytes: " << row.bytes);
    CHECK(plain_paragraphs(row.bytes) == row.expected);
    CHECK(plain_paragraphs(plain_paragraphs(row.bytes)) == row.expected);
  }
}

TEST_CASE("one line has no line ends", "[plain]") {
  CHECK(plain_line(" a\r\n\n b\tc ") == "a b c");
}

TEST_CASE("a prefix and a suffix never cut a character", "[plain]") {
  const std::string text = "aé阿b";
  for (std::size_t n = 0; n <= text.size() + 1; ++n) {
    CHECK(plain_paragraphs(utf8_prefix(text, n)).find("\xef\xbf\xbd") == std::string::npos);
    CHECK(plain_paragraphs(utf8_suffix(text, n)).find("\xef\xbf\xbd") == std::string::npos);
    CHECK(utf8_prefix(text, n).size() <= n);
    CHECK(utf8_suffix(text, n).size() <= n);
  }
  CHECK(utf8_prefix(text, 5) == "aé");
  CHECK(utf8_suffix(text, 4) == "阿b");
}

TEST_CASE("lines are views of the text", "[plain]") {
  CHECK(lines_of("a\nb") == std::vector<std::string_view>{"a", "b"});
  CHECK(lines_of("").empty());
}

TEST_CASE("a number counts only within its range", "[plain]") {
  CHECK(number_within("0.66", -1, 1) == 0.66);
  CHECK(number_within(" -0.2 ", -1, 1) == -0.2);
  CHECK(number_within("+.5", -1, 1) == 0.5);
  CHECK(number_within("−0,4", -1, 1) == -0.4);
  CHECK(number_within("1", -1, 1) == 1.0);
  for (const std::string_view text : {"1.01", "-2", "nan", "inf", "", "abc", "0.5x", "66%", "1e9",
                                      "+-1", "--1", "0.5.5", "1,234"}) {
    INFO("text: " << text);
    CHECK_FALSE(number_within(text, -1, 1).has_value());
  }
}
