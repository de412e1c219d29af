#include "indexer/article/ticker/ticker_links.h"

#include <fmt/format.h>

#include <string>

#include "indexer/article/ticker/company_mention.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

/// "*BABA JD": primary links have a star, most salient first.
std::string links(const RawArticle& raw, std::string_view title, std::string_view body) {
  std::string out;
  for (const TickerLink& link : link_tickers(raw, title, body, nullptr)) {
    CHECK(link.salience >= 0);
    CHECK(link.salience <= 1);
    out += fmt::format("{}{}{}", out.empty() ? "" : " ", link.primary ? "*" : "", link.symbol);
  }
  return out;
}

struct Row {
  std::string_view title;
  std::string_view body;
  std::string_view expected;
};

}  // namespace

TEST_CASE("an article is about what is declared, titled or most salient", "[tickers]") {
  const std::string filler(1200, 'x');
  const std::string late = filler + " and Exxon Mobil (XOM) too.";
  const Row rows[] = {
      {"Profit doubles", "Alibaba Group (BABA) doubled its profit.", "*BABA"},
      {"Profit doubles", late, "XOM"},
      {"Exxon doubles profit", late, "*XOM"},
      {"EXXON <XOM> DOUBLES PROFIT", "Exxon Corp <XOM> doubled its profit.", "*XOM"},
      {"Alibaba doubles profit", "Alibaba (NYSE: BABA) did. PDD Holdings (PDD) did not.",
       "*BABA PDD"},
      {"阿里巴巴利润翻倍", "科技巨头阿里巴巴（NYSE：BABA）利润翻倍。", "*BABA"},
      {"トヨタ、増産へ", "トヨタ自動車（7203.T）は増産する。", "*7203.T"},
      {"Stocks mixed",
       "Up were NASDAQ:AAPL, NASDAQ:MSFT, NASDAQ:NVDA, NASDAQ:TSLA, NYSE:XOM, NASDAQ:JD and "
       "NYSE:SAP.",
       "AAPL MSFT NVDA TSLA XOM JD SAP"},
      {"No symbols", "Nothing here (U.N.) is a share (CEO).", ""},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    INFO("title: " << row.title << " body: " << row.body.substr(0, 60));
    CHECK(links({}, row.title, row.body) == row.expected);
  }
}

TEST_CASE("declared tickers are primary and merge with what the text says", "[tickers]") {
  RawArticle raw;
  raw.tickers = {"baba", "NYSE:BABA", "hello world", "", "9988.hk"};
  const auto found = link_tickers(raw, "Alibaba grows", "Alibaba (NYSE: BABA) grows.", nullptr);
  REQUIRE(found.size() == 2);
  CHECK(found[0].symbol == "BABA");
  CHECK(found[0].exchange == "NYSE");
  CHECK(found[0].evidence == Evidence::declared);
  CHECK(found[0].primary);
  CHECK(found[1].symbol == "9988.HK");
  CHECK(found[1].primary);
  CHECK(found[0].salience > found[1].salience);
}

TEST_CASE("scores and mentions on a page make links that are not primary", "[tickers]") {
  RawArticle raw;
  raw.ticker_sentiment = {
      {"jd", "0.41"}, {"PDD", "7"}, {"hello world", "0.2"}, {"JD", "0.9"}, {"NYSE", "IBM"}};
  raw.mentioned_tickers = {"SAP"};
  CHECK(links(raw, "Title", "Text.") == "JD PDD SAP");
  const auto scores = ticker_sentiment_of(raw);
  REQUIRE(scores.size() == 1);
  CHECK(scores[0] == std::pair<std::string, double>("JD", 0.41));
}

TEST_CASE("a name repeated throughout outweighs one mentioned in passing", "[tickers]") {
  const auto found = link_tickers({}, "Quarter closes",
                                  "PDD Holdings (PDD) was named. Alibaba Group (BABA) grew. "
                                  "Alibaba hired. Alibaba built. Alibaba won.",
                                  nullptr);
  REQUIRE(found.size() == 2);
  CHECK(found[0].symbol == "BABA");
}

TEST_CASE("the company before a symbol is named by one word", "[tickers]") {
  struct Name {
    std::string_view text;
    std::string_view expected;
  };
  const Name rows[] = {
      {"said Alibaba Group Holding Ltd (", "Alibaba"},
      {"NVIDIA (", "NVIDIA"},
      {"shares of Exxon Mobil Corp <", "Exxon"},
      {"Bank of America (", "America"},
      {"the firm (", ""},
      {"", ""},
      {"(", ""},
      {"，阿里巴巴集团（", "阿里巴巴集团"},
      {"Profit fell. Tesla Inc (", "Tesla"},
      {"Berkshire Hathaway (", "Berkshire"},
      {"between Apple and Microsoft (", "Microsoft"},
      {"said Elon Musk of Tesla (", "Tesla"},
      {"said Alibaba\nApple (", "Apple"},
      {"Procter & Gamble (", "Procter"},
  };
  for (const Name& row : rows) {
    INFO("text: " << row.text);
    CHECK(company_before(row.text) == row.expected);
  }
}
