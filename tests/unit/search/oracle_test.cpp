// Whole searches against a look at every article: counts, orders, pages and facets.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "indexer/schema/column/column_format.h"
#include "query/search/search.h"
#include "tests/unit/catch.h"
#include "tests/unit/engine/random.h"
#include "tests/unit/search/story_oracle.h"
#include "tests/unit/search/test_index.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
using namespace tickerdex::test;

namespace {

const std::vector<std::string> kFacetNames{
    "ticker",       "about",      "source",    "author",   "topic",     "lang",
    "date:year",    "date:month", "date:week", "date:day", "sentiment", "date_known",
    "date:quarter", "place",      "person",    "org"};

std::vector<Article> articles_of(const std::vector<Story>& stories) {
  std::vector<Article> articles;
  for (const auto& story : stories) articles.push_back(story.article);
  return articles;
}

std::vector<std::string> ids_of(const std::vector<const Story*>& stories, std::uint64_t offset,
                                std::uint64_t limit) {
  std::vector<std::string> ids;
  for (auto i = offset; i < stories.size() && i - offset < limit; ++i) {
    ids.push_back(stories[i]->article.id);
  }
  return ids;
}

std::vector<std::string> ids_of(const SearchResult& result) {
  std::vector<std::string> ids;
  for (const auto& hit : result.hits) ids.push_back(hit.article.id);
  return ids;
}

std::string text_of(const Facet& facet) {
  std::string text = facet.name;
  for (const auto& [value, count] : facet.values) text += " " + value + "=" + std::to_string(count);
  return text + " | " + std::to_string(facet.distinct) + " distinct, " +
         std::to_string(facet.missing) + " missing";
}

void check_relevance(Searcher& searcher, SearchRequest request,
                     const std::vector<const Story*>& expected) {
  request.sort = SortOrder::relevance;
  request.offset = 0;
  request.limit = ~std::uint64_t{0};
  const auto result = searcher.search(request);
  REQUIRE(result.matched == expected.size());
  auto found = ids_of(result);
  auto wanted = ids_of(expected, 0, expected.size());
  std::sort(found.begin(), found.end());
  std::sort(wanted.begin(), wanted.end());
  REQUIRE(found == wanted);
  for (std::size_t i = 1; i < result.hits.size(); ++i) {
    REQUIRE(result.hits[i - 1].score >= result.hits[i].score);
  }
  request.limit = 3;
  REQUIRE(searcher.search(request).matched == expected.size());
  request.limit = 0;
  REQUIRE(searcher.search(request).matched == expected.size());
}

}  // namespace

TEST_CASE("random searches agree with a scan of all articles", "[search][oracle]") {
  Random random(20251114);
  for (int corpus = 0; corpus < 3; ++corpus) {
    const auto stories = random_stories(random, corpus == 0 ? 7 : 250);
    const TestIndex index(articles_of(stories));
    if (corpus == 2) std::filesystem::remove(index.columns_path());  // the slots answer as well
    Searcher searcher(index.folder());
    for (int round = 0; round < 250; ++round) {
      const auto query = random_query(random, 3);
      SearchRequest request;
      request.query = query.text;
      request.match = MatchMode::all;
      request.offset = random.below(6);
      request.limit = random.below(30);
      request.dates.now_utc = utc_from_civil({2025, 11, 14});
      request.sort = random.one_in(2) ? SortOrder::newest : SortOrder::oldest;
      request.facets = {{random.any_of(kFacetNames), random.below(6)},
                        {random.any_of(kFacetNames), random.below(6)}};
      INFO(query.text);
      const auto expected = matching(stories, query.meaning, request.sort);
      const auto result = searcher.search(request);
      INFO(result.understood);
      REQUIRE(result.matched == expected.size());
      REQUIRE(ids_of(result) == ids_of(expected, request.offset, request.limit));
      for (std::size_t i = 0; i < request.facets.size(); ++i) {
        REQUIRE(text_of(result.facets.at(i)) ==
                text_of(plain_facet(expected, request.facets[i])));
      }
      request.facets.clear();
      check_relevance(searcher, request, expected);
    }
  }
}

TEST_CASE("a facet's count is the count of the query for its value", "[search][oracle]") {
  Random random(5);
  const auto stories = random_stories(random, 300);
  const TestIndex index(articles_of(stories));
  Searcher searcher(index.folder());
  for (const std::string name : {"source", "ticker", "about", "lang", "topic", "place", "person"}) {
    SearchRequest request;
    request.query = "oil OR gold";
    request.limit = 0;
    request.facets = {{name, 0}};
    const auto facet = searcher.search(request).facets.at(0);
    REQUIRE_FALSE(facet.values.empty());
    request.facets.clear();
    for (const auto& [value, count] : facet.values) {
      request.query = "(oil OR gold) " + name + ":\"" + value + "\"";
      INFO(request.query);
      CHECK(searcher.search(request).matched == count);
    }
    request.query = "(oil OR gold) " + name + ":none";
    INFO(request.query);
    CHECK(searcher.search(request).matched == facet.missing);
  }
}

TEST_CASE("a missing or damaged columns file causes a warning, not other results", "[search][oracle]") {
  Random random(9);
  const TestIndex index(articles_of(random_stories(random, 120)));
  SearchRequest request;
  request.query = "oil OR gold";
  request.sort = SortOrder::newest;
  SearchRequest by_relevance = request;
  by_relevance.sort = SortOrder::relevance;
  for (const auto& name : kFacetNames) request.facets.push_back({name, 0});
  const auto answer = [&] {
    Searcher searcher(index.folder());
    const auto result = searcher.search(request);
    std::string text = std::to_string(result.matched);
    for (const auto& id : ids_of(result)) text += " " + id;
    for (const auto& facet : result.facets) text += "\n" + text_of(facet);
    const auto ranked = searcher.search(by_relevance);
    for (const auto& hit : ranked.hits) text += fmt::format(" {:.9g}", hit.score);
    return std::pair(text, ranked.warnings);
  };
  const auto [expected, no_warnings] = answer();
  CHECK(no_warnings.empty());

  const auto path = index.columns_path();
  const std::string good = read_file(path);
  const auto write = [&](const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; };
  for (std::size_t at = 0; at < good.size(); at += 97) {
    std::string bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    write(bytes);
    const auto [text, warnings] = answer();
    INFO("byte " << at);
    REQUIRE(text == expected);
    REQUIRE(warnings.size() == 1);
  }
  write(good.substr(0, good.size() / 2));
  CHECK(answer().first == expected);
  std::filesystem::remove(path);
  const auto [text, warnings] = answer();
  CHECK(text == expected);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].find("the value slots are used instead") != std::string::npos);
}

// Facets, orders and ranges come upon a bad block when half of the answer is there.
TEST_CASE("damage found in the middle of a search changes no answer", "[search][oracle]") {
  Random random(10);
  std::vector<Article> articles;
  for (int i = 0; i < 20'000; ++i) {
    articles.push_back(test::article(std::to_string(i), i % 3 == 0 ? "oil" : "gold", ""));
    articles.back().published_utc = 1'000'000 * (i % 1000) + i;
    articles.back().source = "s" + std::to_string(random.below(300));
    articles.back().author = "a" + std::to_string(random.below(20'000));
    for (auto n = random.below(3); n > 0; --n) {
      articles.back().topics.push_back("t" + std::to_string(random.below(50)));
    }
  }
  const TestIndex index(articles);
  const auto answer = [&] {
    Searcher searcher(index.folder());
    std::string text;
    std::vector<std::string> warnings;
    for (const std::string query : {"oil OR gold", "oil since:1980", "date:..1990"}) {
      for (const auto order : {SortOrder::relevance, SortOrder::newest}) {
        SearchRequest request;
        request.query = query;
        request.sort = order;
        request.facets = {{"source", 0}, {"topic", 0}, {"author", 5}, {"date:year", 0}};
        const auto result = searcher.search(request);
        text += std::to_string(result.matched);
        for (const auto& hit : result.hits)
          text += fmt::format(" {} {:.9g}", hit.article.id, hit.score);
        for (const auto& facet : result.facets) text += "\n" + text_of(facet);
        warnings = result.warnings;
      }
    }
    return std::pair(text, warnings);
  };
  const auto [expected, no_warnings] = answer();
  CHECK(no_warnings.empty());
  const std::string good = read_file(index.columns_path());
  REQUIRE(good.size() > 8 * columns::kBlockBytes);
  for (int round = 0; round < 12; ++round) {
    auto bytes = good;
    for (auto n = 1 + random.below(3); n > 0; --n) {
      auto& byte = bytes[random.below(static_cast<std::uint32_t>(bytes.size()))];
      byte = static_cast<char>(byte ^ 8);
    }
    std::ofstream(index.columns_path(), std::ios::binary) << bytes;
    const auto [text, warnings] = answer();
    REQUIRE(text == expected);
    REQUIRE(warnings.size() <= 1);
  }
}
