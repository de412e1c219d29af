#include "query/search/facets.h"

#include <fmt/format.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/column/column_file.h"
#include "indexer/schema/errors.h"
#include "query/engine/column_attribute.h"
#include "query/engine/slot_attribute.h"
#include "query/engine/xapian_backend.h"
#include "tests/unit/catch.h"
#include "tests/unit/engine/random.h"
#include "tests/unit/search/test_index.h"

using namespace tickerdex;
using tickerdex::test::TestIndex;

namespace {

std::string text_of(const Facet& facet) {
  std::string text;
  for (const auto& [value, count] : facet.values) text += fmt::format("{}={} ", value, count);
  return text + fmt::format("| {} distinct, {} missing", facet.distinct, facet.missing);
}

std::string count_all(const std::vector<Article>& articles, const std::string& name,
                      std::uint32_t limit = 0) {
  const TestIndex index(articles);
  const auto database = index.open();
  const auto attributes = slot_attributes(database);
  const auto set = XapianBackend(database).matches(Query::everything());
  const auto facet = count_facet({name, limit}, set, *attributes, *DateZone::open("UTC"));
  CHECK(facet.name == name);
  return text_of(facet);
}

/// One article for each value; `set` puts it in.
template <class Value>
std::vector<Article> articles_with(const std::vector<Value>& values,
                                   const std::function<void(Article&, const Value&)>& set) {
  std::vector<Article> articles;
  for (const auto& value : values) {
    auto article = test::article(std::to_string(articles.size()), "t", "b");
    article.language.clear();
    set(article, value);
    articles.push_back(std::move(article));
  }
  return articles;
}

struct Row {
  std::vector<std::string> values;
  std::string expected;
};

struct ListRow {
  std::string facet;
  std::vector<std::vector<std::string>> values;
  std::string expected;
};

}  // namespace

TEST_CASE("sources with the same folded form are one, in the most frequent spelling", "[search][facets]") {
  const std::vector<Row> rows{
      {{}, "| 0 distinct, 0 missing"},
      {{"", ""}, "| 0 distinct, 2 missing"},
      {{"Reuters", "REUTERS", "Reuters"}, "Reuters=3 | 1 distinct, 0 missing"},
      {{"reuters", "Reuters", "REUTERS"}, "REUTERS=3 | 1 distinct, 0 missing"},
      {{"Ｒeuters", "Reuters", ""}, "Reuters=2 | 1 distinct, 1 missing"},
      {{"Le Café", "le cafe", "Le  Cafe\u0301", "le cafe"}, "le cafe=4 | 1 distinct, 0 missing"},
      {{"b", "a", "c", "b"}, "b=2 a=1 c=1 | 3 distinct, 0 missing"},
      {{"新华社", "新华社", "Xinhua"}, "新华社=2 Xinhua=1 | 2 distinct, 0 missing"},
      {{"  ", "a"}, "a=1 | 1 distinct, 1 missing"},
  };
  for (const auto& row : rows) {
    INFO(row.expected);
    CHECK(count_all(articles_with<std::string>(
                        row.values, [](Article& a, const auto& value) { a.source = value; }),
                    "source") == row.expected);
  }
}

TEST_CASE("topics are counted once per article, and separately by kind", "[search][facets]") {
  const std::vector<ListRow> rows{
      {"topic", {{"earnings", "Earnings", "earnings"}}, "Earnings=1 | 1 distinct, 0 missing"},
      {"topic",
       {{"Earnings", "m&a"}, {"earnings"}, {"Earnings"}, {}},
       "Earnings=3 m&a=1 | 2 distinct, 1 missing"},
      {"topic", {{"place:usa"}, {"x", "place:uk"}}, "x=1 | 1 distinct, 1 missing"},
      {"topic", {{"odd:usa"}, {"a:b:c"}}, "a:b:c=1 odd:usa=1 | 2 distinct, 0 missing"},
      {"place",
       {{"place:usa", "place:uk", "x"}, {"place:USA"}, {"place:USA"}, {"person:reagan"}},
       "USA=3 uk=1 | 2 distinct, 1 missing"},
      {"person", {{"place:usa"}, {"person:reagan"}}, "reagan=1 | 1 distinct, 1 missing"},
      {"exchange", {{"exchange:nyse", "exchange:nasdaq"}}, "nasdaq=1 nyse=1 | 2 distinct, 0 missing"},
      {"org", {{"org:opec"}}, "opec=1 | 1 distinct, 0 missing"},
      {"company", {{"company:a:b"}}, "a:b=1 | 1 distinct, 0 missing"},
      {"place", {{"place:"}, {"place：usa"}}, "usa=1 | 1 distinct, 1 missing"},
  };
  for (const auto& row : rows) {
    INFO(row.facet << ": " << row.expected);
    CHECK(count_all(articles_with<std::vector<std::string>>(
                        row.values, [](Article& a, const auto& value) { a.topics = value; }),
                    row.facet) == row.expected);
  }
}

TEST_CASE("tickers count any link, about only the primary ones", "[search][facets]") {
  const auto articles = articles_with<int>({1, 2, 3}, [](Article& a, const int& which) {
    if (which == 3) return;
    a.tickers.push_back({"BABA", "NYSE", Evidence::declared, 0.9, which == 1});
    a.tickers.push_back({"JD", "", Evidence::qualified, 0.2, false});
    a.tickers.push_back({"BABA", "HKEX", Evidence::qualified, 0.1, false});
  });
  CHECK(count_all(articles, "ticker") == "BABA=2 JD=2 | 2 distinct, 1 missing");
  CHECK(count_all(articles, "about") == "BABA=1 | 1 distinct, 2 missing");
}

TEST_CASE("language, author and how the date is known are facets", "[search][facets]") {
  const auto articles = articles_with<int>({1, 2, 3}, [](Article& a, const int& which) {
    a.author = which == 1 ? "Ann Lee" : "ann lee";
    if (which > 1) a.language = "zh";
    if (which > 1) a.date_known = which == 2 ? DateKnown::text : DateKnown::declared;
  });
  CHECK(count_all(articles, "author") == "ann lee=3 | 1 distinct, 0 missing");
  CHECK(count_all(articles, "lang") == "zh=2 | 1 distinct, 1 missing");
  CHECK(count_all(articles, "date_known") == "declared=1 text=1 | 2 distinct, 1 missing");
}

TEST_CASE("sentiment is counted in three ranges with 0.15 in the middle one", "[search][facets]") {
  const auto articles = articles_with<double>(
      {-1, -0.16, -0.15, 0, 0.15, 0.16, 1, 9},
      [](Article& a, const double& score) { if (score < 2) a.sentiment = score; });
  CHECK(count_all(articles, "sentiment") ==
        "neutral=3 negative=2 positive=2 | 3 distinct, 1 missing");
}

TEST_CASE("a limit cuts values, not the number of them", "[search][facets]") {
  const auto articles = articles_with<std::string>(
      {"d", "c", "b", "a", "b"}, [](Article& a, const auto& value) { a.source = value; });
  CHECK(count_all(articles, "source", 2) == "b=2 a=1 | 4 distinct, 0 missing");
  CHECK(count_all(articles, "source", 4) == "b=2 a=1 c=1 d=1 | 4 distinct, 0 missing");
  CHECK(count_all(articles, "source", 99) == "b=2 a=1 c=1 d=1 | 4 distinct, 0 missing");
}

TEST_CASE("only the documents of the set are counted", "[search][facets]") {
  std::vector<Article> articles;
  for (int i = 0; i < 3000; ++i) {
    auto article = test::article(std::to_string(i), "t", "");
    article.source = i % 3 == 0 ? "" : i % 3 == 1 ? "One" : "Two";
    articles.push_back(std::move(article));
  }
  const TestIndex index(articles);
  const auto attributes = slot_attributes(index.open());
  DocumentSet set;
  for (DocumentNumber number = 1; number <= 3000; number += 2) set.add(number);
  CHECK(text_of(count_facet({"source", 0}, set, *attributes, *DateZone::open("UTC"))) ==
        "One=500 Two=500 | 2 distinct, 500 missing");
}

TEST_CASE("every facet name is accepted and others are refused with the list", "[search][facets]") {
  CHECK(facet_names() ==
        "ticker, about, source, author, topic, lang, date:year, date:quarter, date:month, "
        "date:week, date:day, sentiment, date_known, place, exchange, person, org, company");
  for (const std::string name : {"date", "Ticker", "", "date:hour", "topics"}) {
    INFO(name);
    CHECK_FALSE(is_facet_name(name));
    CHECK_THROWS_AS(require_facet_name(name), UsageError);
  }
  CHECK_THROWS_WITH(require_facet_name("tikcer"),
                    "unknown facet 'tikcer'; there are: " + facet_names());
}

TEST_CASE("columns count lists as value slots do, with a value twice in a list or never", "[search][facets]") {
  test::Random random(20261121);
  for (const bool has_twice : {false, true}) {
    std::vector<Article> articles;
    for (int i = 0; i < 1500; ++i) {
      articles.push_back(test::article(std::to_string(i), "oil", ""));
      for (auto n = random.below(9), first = random.below(400); n > 0; --n) {
        const auto number = has_twice && random.one_in(3) ? first : first + n;
        articles.back().tickers.emplace_back().symbol = "T" + std::to_string(number);
      }
    }
    const TestIndex index(articles);
    const auto database = index.open();
    std::string trouble;
    const auto file = ColumnFile::open(index.columns_path(), identity_of(database), trouble);
    REQUIRE(file);
    Column column;
    REQUIRE(file->column(Slot::tickers, column) == ColumnFile::Found::yes);
    REQUIRE(column.is_distinct == !has_twice);
    std::vector<std::string> warnings;
    const auto columns = column_attributes(database, index.columns_path(), warnings);
    const auto slots = slot_attributes(database);
    for (int round = 0; round < 5; ++round) {
      DocumentSet set;
      for (DocumentNumber number = 1; number <= articles.size(); ++number) {
        if (round == 0 || random.one_in(2U + 4U * static_cast<std::uint32_t>(round))) set.add(number);
      }
      CHECK(text_of(count_facet({"ticker", 0}, set, *columns, *DateZone::open("UTC"))) ==
            text_of(count_facet({"ticker", 0}, set, *slots, *DateZone::open("UTC"))));
    }
  }
}
