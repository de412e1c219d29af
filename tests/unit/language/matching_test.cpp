// Queries on a small database: {typed, numbers of the articles that match}.
#include <array>
#include <string>

#include "query/engine/xapian_backend.h"
#include "small_index.h"
#include "tests/unit/catch.h"

using namespace tickerdex;
using tickerdex::testing::sample_index;
using tickerdex::testing::SmallIndex;

namespace {

struct Row {
  std::string typed, expected;
};

constexpr unsigned kManyWords = 1200;

template <typename Rows>
void check(const Rows& rows, WordMatching matching = WordMatching::all) {
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    CHECK(sample_index().matches(row.typed, matching) == row.expected);
  }
}

}  // namespace

TEST_CASE("words find articles in their own language", "[matching]") {
  check(std::array{
      Row{"", "1 2 3 4 5 6"},
      Row{"cloud", "1 2"},
      Row{"CLOUDS", "1 2"},
      Row{"revenues", "1"},
      Row{"markt", "4"},
      Row{"Märkte", "4"},
      Row{"marktes", "4"},
      Row{"köln", "4"},
      Row{"cloud military", "2"},
      Row{"cloud -military", "1"},
      Row{"-cloud", "3 4 5 6"},
      Row{"-cloud -ticker:*", "3"},
      Row{"cloud OR crude", "1 2 3"},
      Row{"cloud OR -ticker:*", "1 2 3"},
      Row{"crude OR cloud military", "2 3"},
      Row{"AT&T", "2"},
      Row{"S&P 500", "2"},
      Row{"10-K", "2"},
      Row{"BRK.B", "6"},
      Row{"brk", "6"},
      Row{"5.59", "6"},
      Row{"T-Mobile", "6"},
      Row{"well-known", "6"},
      Row{"known-well", ""},
      Row{"foo:bar", "6"},
      Row{"nothingofthis", ""},
  });
}

TEST_CASE("phrases and NEAR find words by their positions", "[matching]") {
  check(std::array{
      Row{"\"quick commerce\"", "1"},
      Row{"\"commerce quick\"", ""},
      Row{"\"cloud revenues\"", "1"},
      Row{"\"clouds revenue\"", "1"},
      Row{"quick commerce", "1 2"},
      Row{"-\"quick commerce\" commerce", "2"},
      Row{"\"AT&T's 10-K\"", "2"},
      Row{"\"die märkte\"", "4"},
      Row{"oil NEAR/2 crude", "3"},
      Row{"inventories NEAR/1 oil", "3"},
      Row{"inventories NEAR/1 crude NEAR/1 oil", "3"},  // side by side, in any order
      Row{"inventories ADJ/1 oil", ""},
      Row{"oil ADJ/1 inventories", "3"},
      Row{"crude ADJ/2 inventories", "3"},
      Row{"crude ADJ/1 inventories", ""},
      Row{"commerce NEAR/3 quick", "1 2"},
      Row{"commerce NEAR/2 quick", "1"},
      Row{"\"crude oil\" NEAR/2 rose", "3"},
      Row{"\"crude oil\" NEAR/1 rose", ""},
      Row{"infla* NEAR/2 prices", "3"},
      Row{"title:cloud NEAR/1 revenue", "1"},
  });
}

TEST_CASE("words with a prefix are found by their stems, too", "[matching]") {
  check(std::array{
      Row{"infla*", "3"},
      Row{"inflation*", "3"},
      Row{"inflati*", "3"},
      Row{"compan*", "1 2"},
      Row{"companies*", "1 2"},
      Row{"title:inflation*", "3"},
      Row{"title:compan*", "2"},
      Row{"author:jan*", "1"},
      Row{"brk.*", "6"},
      Row{"xyz*", ""},
      Row{"-infla*", "1 2 4 5 6"},
  });
}

TEST_CASE("a run of Chinese characters finds exactly the articles that contain it", "[matching]") {
  check(std::array{
      Row{"阿里巴巴", "5"},
      Row{"阿里巴", "5"},
      Row{"里巴", "5"},
      Row{"阿巴", ""},
      Row{"巴", "5"},
      Row{"团", "5"},
      Row{"机", "5"},
      Row{"森", ""},
      Row{"2025年11月14日", "5"},
      Row{"2025年11月", "5"},
      Row{"11月14日", "5"},
      Row{"2025年12月", ""},
      Row{"iPhone手机", "5"},
      Row{"iPhone手", "5"},
      Row{"iPhone手机应用", "5"},
      Row{"BABA股价", "5"},
      Row{"BABA股", "5"},
      Row{"BABA价", ""},
      Row{"A股", "5"},
      Row{"A跌", ""},  // there is only A股跌
      Row{"BABA价", ""},
      Row{"美股走高BABA", ""},
      Row{"阿里巴巴股价", ""},  // both stand there, with more between
      Row{"\"布iPhone\"", "5"},
      Row{"\"集团发布 iPhone手机\"", "5"},
      Row{"BABA上", ""},
      Row{"布iPhone", "5"},
      Row{"发iPhone", ""},
      Row{"股 NEAR/1 BABA", "5"},
      Row{"title:阿", "5"},
      Row{"title:集", ""},
  });
}

TEST_CASE("fields find articles by their values", "[matching]") {
  check(std::array{
      Row{"title:cloud", "1 2"},
      Row{"title:revenue", "1"},
      Row{"title:commerce", ""},
      Row{"title:\"cloud revenue\"", "1"},
      Row{"title:(cloud -pentagon)", "1"},
      Row{"title:inflation,cloud", "1 2 3"},
      Row{"title:none", ""},
      Row{"title:\"none\"", "6"},
      Row{"author:smith", "1 2"},
      Row{"author:\"john smith\"", "2"},
      Row{"author:smit", ""},
      Row{"author:none", "3 4 5 6"},
      Row{"source:reuters", "1"},
      Row{"source:REUTERS,beispiel", "1 4"},
      Row{"source:\"example wire\"", "2"},
      Row{"source:ex*", "2"},
      Row{"topic:earnings", "1"},
      Row{"topic:\"mergers & acquisitions\"", "1"},
      Row{"topic:corporate-earnings", "3"},
      Row{"topic:corporate_earnings", "3"},
      Row{"place:usa", "2"},
      Row{"place:*", "2 3"},
      Row{"place:u*", "2 3"},
      Row{"place:none", "1 4 5 6"},
      Row{"lang:de,zh", "4 5"},
      Row{"lang:none", "6"},
      Row{"site:example.com", "1 2"},
      Row{"site:www.news.example.com", "1"},
      Row{"site:*.example.com", "1 2"},
      Row{"site:*", "1 2 6"},
      Row{"id:3,4", "3 4"},
      Row{"id:*", "1 2 3 4 5 6"},
      Row{"id:none", ""},
      Row{"ticker:BABA", "1 2 5"},
      Row{"ticker:baba cloud", "1 2"},
      Row{"ticker:BABA about:BABA", "1 5"},
      Row{"ticker:NYSE:BABA", "1 2"},
      Row{"about:NYSE:BABA", "1"},
      Row{"ticker:9988.HK", "4"},
      Row{"ticker:(BABA JD)", "1"},
      Row{"ticker:none", "3"},
      Row{"-ticker:BABA", "3 4 6"},
      Row{"sentiment:>0", "1"},
      Row{"sentiment:>=0", "1 6"},
      Row{"sentiment:<0", "2"},
      Row{"sentiment:<0.5", "2 6"},
      Row{"sentiment:0", "6"},
      Row{"sentiment:-0.25..0", "2 6"},
      Row{"sentiment:..0", "2 6"},
      Row{"sentiment:none", "3 4 5"},
      Row{"impact:*", ""},
  });
}

TEST_CASE("dates find articles within both ends", "[matching]") {
  check(std::array{
      Row{"date:2025", "1 2 5"},
      Row{"date:2025-11", "1 5"},
      Row{"date:2025-10-31", "2"},
      Row{"date:2024-02-29", "3"},
      Row{"date:2025-11-14..2025-11-15", "1 5"},
      Row{"date:..2025-10", "2 3"},
      Row{"since:2025-11-15", "5"},
      Row{"until:2025-10-31", "2 3"},
      Row{"since:2025-10-31 until:2025-11-14", "1 2"},
      Row{"date:2024,2025-10", "2 3"},
      Row{"date:today", "5"},
      Row{"date:none", "4 6"},
      Row{"date:*", "1 2 3 5"},
      Row{"-date:2025", "3 4 6"},
  });
}

TEST_CASE("any of the plain words is enough on request", "[matching]") {
  check(
      std::array{
          Row{"cloud inflation", "1 2 3"},
          Row{"cloud inflation ticker:BABA", "1 2"},
          Row{"cloud inflation -military", "1 3"},
          Row{"cloud inflation title:revenue", "1"},
          Row{"nothingofthis cloud", "1 2"},
          Row{"cloud AND military inflation", "2 3"},
      },
      WordMatching::any);
}

TEST_CASE("fields are not ranked, words are", "[matching]") {
  const auto weight = [](const std::string& typed) {
    const auto built = QueryText(typed, sample_index().context()).build(WordMatching::all);
    Xapian::Enquire enquire(sample_index().database());
    enquire.set_query(to_xapian(built.query));
    const auto found = enquire.get_mset(0, 10);
    CHECK((found.get_max_attained() > 0) == built.query.scores());
    return found.get_max_attained();
  };
  CHECK(weight("ticker:BABA since:2025") == 0);
  CHECK(weight("ticker:BABA OR site:example.com") == 0);
  CHECK(weight("-cloud") == 0);
  CHECK(weight("cloud") > 0);
  CHECK(weight("title:cloud") > 0);
  CHECK(weight("cloud ticker:BABA") == weight("cloud"));
  CHECK(weight("cloud OR ticker:T") == weight("cloud"));
}

TEST_CASE("a query is parsed without an index", "[matching]") {
  LanguageContext context = sample_index().context();
  context.terms = nullptr;
  const auto built = QueryText("infla* NEAR/2 prices \"11月\"", context).build(WordMatching::all);
  CHECK(built.understood == "infla* NEAR/2 prices AND \"11 月\"");
}

TEST_CASE("one character inside a phrase stands for its most frequent words", "[matching]") {
  SmallIndex index;
  const auto han = [](unsigned c) {  // in U+4E00..U+9FFF: three bytes
    return std::string{static_cast<char>(0xE0 | (c >> 12)),
                       static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                       static_cast<char>(0x80 | (c & 0x3F))};
  };
  for (unsigned i = 0; i < kManyWords; ++i) {
    index.add({.title = "x 中" + han(0x5000 + i), .body = "", .language = "zh"});
  }
  const QueryText text("\"x 中\"", index.context());
  const auto built = text.build(WordMatching::all);
  REQUIRE(built.warnings.size() == 1);
  CHECK(built.warnings.front() ==
        "'中' inside a phrase or NEAR is limited to its 1000 most frequent words of 1200");
  CHECK(QueryText("中", index.context()).build(WordMatching::all).warnings.empty());
}
