#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/text/analyzer.h"
#include "tests/unit/catch.h"
#include "tests/unit/text/token_text.h"

using tickerdex::Analyzer;
using tickerdex::words_of;

TEST_CASE("queries are split as articles are, without stemming", "[text][query_words]") {
  struct Row {
    std::string_view input;
    std::string_view expected;
  };
  const std::vector<Row> rows{
      {"", ""},
      {"  ?!", ""},
      {"Cloud revenues", "cloud revenues"},
      {"AT&T's", "at+t=at&t"},
      {"Alibaba's", "alibaba's"},
      {"BRK.B 9988.HK", "brk+b=brk.b 9988+hk=9988.hk"},
      {"10-K/A", "10+k+a=10-k/a"},
      {"state-owned", "state owned"},
      {"1,234.5 1987,1988", "1234.5 1987 1988"},
      {"a.b.c.d.e", "a+b+c+d+e"},
      {"阿里巴巴", "<阿里+里巴+巴巴>"},
      {"中", "<<中>>"},
      {"か\u309A", "<<か\u309A>>"},
      {"2025年11月", "2025 <<年>> 11 <<月>>"},
      {"iPhone手机", "iphone <手机>"},
      {"ราคาหุ้น", "ราคา หุ้น"},
      {"ＢＡＢＡ café", "baba cafe"},
      {"a\xFF"
       "b",
       "a b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(words_of(row.input) == row.expected);
  }
}

TEST_CASE("a query word too long for a term is truncated as an indexed one is", "[text][query_words]") {
  Analyzer analyzer;
  const std::string text(10'000, 'x');
  std::string stored;
  analyzer.analyze(text, "en", [&stored](const tickerdex::Token& token) { stored = token.term; });
  const auto words = analyzer.query_words(text);
  REQUIRE(words.size() == 1);
  CHECK(words[0].parts == std::vector<std::string>{stored});
  CHECK(analyzer.stem(words[0].parts[0], "en") == stored);
}
