#include "query/search/search.h"

#include <string>
#include <vector>

#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/text/analyzer.h"
#include "tests/unit/catch.h"
#include "tests/unit/search/marked_text.h"
#include "tests/unit/search/test_index.h"

using namespace tickerdex;
using tickerdex::test::TestIndex;

namespace {

Article story(const std::string& id, const std::string& title, const std::string& body,
              std::int64_t utc) {
  auto article = test::article(id, title, body);
  article.published_utc = utc;
  return article;
}

std::vector<Article> five_stories() {
  auto cloud = story("cloud", "Alibaba cloud grows", "Cloud revenue rose at Alibaba.", 500);
  cloud.tickers = {{"BABA", "NYSE", Evidence::declared, 0.9, true}};
  cloud.source = "Reuters";
  auto oil = story("oil", "Oil falls", "Crude oil fell as supply grew.", 400);
  oil.source = "REUTERS";
  auto gold = story("gold", "Gold", "Gold, not oil, rose.", 300);
  gold.source = "Reuters";
  auto chinese = story("zh", "阿里巴巴公布业绩", "阿里巴巴集团公布季度业绩。", 200);
  chinese.language = "zh";
  auto undated = test::article("undated", "Oil and gold", "Nothing more.");
  return {gold, undated, cloud, oil, chinese};
}

std::string ids_of(const SearchResult& result) {
  std::string ids;
  for (const auto& hit : result.hits) ids += (ids.empty() ? "" : " ") + hit.article.id;
  return ids;
}

SearchRequest request_for(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.dates.now_utc = 1'000'000;
  return request;
}

struct Row {
  std::string query;
  MatchMode match;
  std::string ids;
  MatchMode matched_by;
};

}  // namespace

TEST_CASE("words are matched by all, else by any", "[search][searcher]") {
  const TestIndex index(five_stories());
  Searcher searcher(index.folder());
  constexpr auto all = MatchMode::all;
  constexpr auto any = MatchMode::any;
  constexpr auto automatic = MatchMode::automatic;
  const std::vector<Row> rows{
      {"oil supply", automatic, "oil", all},
      {"alibaba supply", automatic, "cloud oil", any},
      {"alibaba supply", all, "", all},
      {"nowhere nothere", automatic, "", all},
      {"nowhere", automatic, "", all},
      {"oil", any, "oil gold undated", any},
      {"\"supply grew\" alibaba", any, "cloud oil", any},
  };
  for (const auto& row : rows) {
    INFO(row.query);
    auto request = request_for(row.query);
    request.match = row.match;
    request.sort = SortOrder::newest;
    const auto result = searcher.search(request);
    CHECK(result.matched == result.hits.size());
    CHECK((result.matched_by == row.matched_by));
    CHECK(ids_of(result) == row.ids);
  }
}

TEST_CASE("a query that ranks nothing lists the newest first", "[search][searcher]") {
  const TestIndex index(five_stories());
  Searcher searcher(index.folder());
  auto request = request_for("");
  const auto result = searcher.search(request);
  CHECK(result.matched == 5);
  CHECK(ids_of(result) == "cloud oil gold zh undated");
  CHECK(result.hits[0].score == 0);
  CHECK(result.hits[0].rank == 1);
  CHECK(ids_of(searcher.search(request_for("source:reuters"))) == "cloud oil gold");
  request.sort = SortOrder::oldest;
  request.offset = 1;
  request.limit = 3;
  const auto page = searcher.search(request);
  CHECK(ids_of(page) == "gold oil cloud");
  CHECK(page.hits[0].rank == 2);
  CHECK(page.matched == 5);
}

TEST_CASE("a page beyond the last match is empty and the count stays", "[search][searcher]") {
  const TestIndex index(five_stories());
  Searcher searcher(index.folder());
  for (const auto sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    for (const std::uint64_t offset : {std::uint64_t{3}, ~std::uint64_t{0}}) {
      auto request = request_for("oil");
      request.sort = sort;
      request.offset = offset;
      request.limit = ~std::uint64_t{0};
      const auto result = searcher.search(request);
      CHECK(result.hits.empty());
      CHECK(result.matched == 3);
    }
  }
}

TEST_CASE("without a limit there are counts and facets but no hits", "[search][searcher]") {
  const TestIndex index(five_stories());
  Searcher searcher(index.folder());
  auto request = request_for("oil");
  request.limit = 0;
  CHECK(searcher.search(request).matched == 3);
  CHECK(searcher.search(request).hits.empty());
  request.facets = {{"source", 10}, {"ticker", 10}};
  const auto result = searcher.search(request);
  CHECK(result.matched == 3);
  CHECK(result.hits.empty());
  REQUIRE(result.facets.size() == 2);
  CHECK(result.facets[0].name == "source");
  CHECK(result.facets[0].values == std::vector<FacetValue>{{"REUTERS", 2}});  // a tie
  CHECK(result.facets[0].missing == 1);
  CHECK(result.facets[1].missing == 3);
}

TEST_CASE("hits carry the article, a snippet and its marks", "[search][searcher]") {
  const TestIndex index(five_stories());
  Searcher searcher(index.folder());
  const auto marked = [&](const std::string& query) {
    const auto result = searcher.search(request_for(query));
    REQUIRE(result.hits.size() == 1);
    const auto& hit = result.hits[0];
    return test::bracketed(hit.article.title, hit.title_highlights) + " / " +
           test::bracketed(hit.snippet, hit.highlights);
  };
  CHECK(marked("clouds revenue") == "Alibaba [cloud] grows / [Cloud] [revenue] rose at Alibaba.");
  CHECK(marked("\"crude oil\" -gold") == "Oil falls / [Crude] [oil] fell as supply grew.");
  CHECK(marked("title:cloud alibaba") == "[Alibaba] [cloud] grows / Cloud revenue rose at [Alibaba].");
  CHECK(marked("ticker:BABA") == "Alibaba cloud grows / Cloud revenue rose at Alibaba.");
  CHECK(marked("阿里巴巴") == "[阿里巴巴]公布业绩 / [阿里巴巴]集团公布季度业绩。");
  CHECK(marked("季") == "阿里巴巴公布业绩 / 阿里巴巴集团公布[季]度业绩。");
  CHECK(marked("reven*") == "Alibaba cloud grows / Cloud [revenue] rose at Alibaba.");
  CHECK(marked("crude NEAR/3 fell") == "Oil falls / [Crude] oil [fell] as supply grew.");
  auto request = request_for("revenue");
  request.snippets = false;
  const auto plain = searcher.search(request);
  CHECK(plain.hits[0].snippet.empty());
  CHECK(plain.hits[0].score > 0);
  CHECK(plain.hits[0].article == five_stories()[2]);
}

TEST_CASE("an unknown facet is a usage error before anything is searched", "[search][searcher]") {
  const TestIndex index(five_stories());
  Searcher searcher(index.folder());
  auto request = request_for("oil");
  request.facets = {{"source", 10}, {"sources", 10}};
  CHECK_THROWS_AS(searcher.search(request), UsageError);
}

TEST_CASE("an empty index answers everything with nothing", "[search][searcher]") {
  const TestIndex index(std::vector<Article>{});
  Searcher searcher(index.folder());
  CHECK(searcher.document_count() == 0);
  for (const std::string query : {"", "oil", "ticker:BABA", "-oil", "\"a b\"", "infl*"}) {
    for (const auto sort : {SortOrder::relevance, SortOrder::newest}) {
      auto request = request_for(query);
      request.sort = sort;
      request.facets = {{"source", 10}, {"date:month", 10}, {"sentiment", 10}};
      const auto result = searcher.search(request);
      INFO(query);
      CHECK(result.matched == 0);
      CHECK(result.hits.empty());
      for (const auto& facet : result.facets) {
        CHECK((facet.values.empty() && facet.distinct == 0 && facet.missing == 0));
      }
    }
  }
}

TEST_CASE("the error for another schema names both and the fix", "[search][searcher]") {
  const auto message = [](const TestIndex& index) {
    try {
      Searcher searcher(index.folder());
    } catch (const IndexError& error) {
      std::string text = error.what();
      for (auto at = text.find(index.root()); at != std::string::npos;
           at = text.find(index.root())) {
        text.replace(at, index.root().size(), "IX");
      }
      return text;
    }
    return std::string("opened");
  };
  const std::string name = "generations/20261120T235500Z-3fa92c";
  CHECK(message(TestIndex({}, "999", name)) ==
        "IX was written with schema 999, this program reads " +
            std::to_string(kSchemaVersion) +
            "; rebuild it with: "
        "tickerdex-index rebuild --index IX SOURCE...");
  CHECK(message(TestIndex({}, "0", "db")) ==
        "IX/db was written with schema 0, this program reads " +
            std::to_string(kSchemaVersion) +
            "; rebuild it with: "
        "tickerdex-index rebuild --index IX/db SOURCE...");
  CHECK(message(TestIndex({}, "", "db")) ==
        "IX/db is a Xapian database but not one made by tickerdex; make one with: "
        "tickerdex-index rebuild --index DIR SOURCE...");
  CHECK(message(TestIndex({}, std::to_string(kSchemaVersion), name)) == "opened");
}

TEST_CASE("the warning for another text analyzer names both", "[search][searcher]") {
  const TestIndex index(five_stories());
  const auto warnings = [&] {
    std::string all;
    for (const auto& warning : Searcher(index.folder()).search({}).warnings) all += warning + "\n";
    return all;
  };
  const auto set = [&](const std::string& identity) {
    Xapian::WritableDatabase database(index.folder(), Xapian::DB_OPEN);
    database.set_metadata(std::string(layout::kAnalyzerKey), identity);
    database.commit();
  };
  CHECK(warnings().find("analyzer") == std::string::npos);
  set("1/icu66.1/unicode13.0/xapian1.4.14");
  CHECK(warnings().find("this index was made with the text analyzer "
                        "1/icu66.1/unicode13.0/xapian1.4.14, this program has " +
                        Analyzer::identity()) != std::string::npos);
  set("");
  CHECK(warnings().find("does not say which text analyzer made it") != std::string::npos);
  set(Analyzer::identity());
  CHECK(warnings().find("analyzer") == std::string::npos);
}

TEST_CASE("a folder without a database is Xapian's error", "[search][searcher]") {
  CHECK_THROWS_AS(Searcher("/nonexistent/generation"), Xapian::DatabaseOpeningError);
}
