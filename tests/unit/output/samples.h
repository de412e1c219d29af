// Hand-made results for the output tests: an ordinary page, and one whose articles attack.
#pragma once

#include "query/output/output.h"

namespace tickerdex::samples {

inline TickerLink ticker(const std::string& symbol, bool primary) {
  TickerLink link;
  link.symbol = symbol;
  link.primary = primary;
  return link;
}

inline Hit earnings_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 11.23456;
  hit.article.id = "a-1";
  hit.article.title = "Alibaba beats on cloud revenue";
  hit.article.path = "news/alibaba.txt";
  hit.article.source = "Sample Wire";
  hit.article.author = "Jane Doe";
  hit.article.language = "en";
  hit.article.topics = {"earnings", "outlook"};
  hit.article.tickers = {ticker("BABA", true), ticker("JD", false)};
  hit.article.published_utc = 1763078400;  // 2025-11-14
  hit.article.date_known = DateKnown::text;
  hit.article.date_precision = DatePrecision::day;
  hit.article.sentiment = 0.66;
  hit.article.ticker_sentiment = {{"BABA", 0.88}};
  hit.snippet = "…sales of the cloud unit rose by a third, and the cloud grew.";
  hit.highlights = {{14, 19}, {50, 55}};
  hit.title_highlights = {{17, 22}};
  return hit;
}

/// Nothing is known of it but its title.
inline Hit bare_hit() {
  Hit hit;
  hit.rank = 2;
  hit.article.id = "b";
  hit.article.title = "Cloud prices";
  return hit;
}

inline const std::string kEscape = "\x1b[31mred\x1b]0;owned\x07";
inline const std::string kC1 =
    "\xC2\x9B"
    "31m";  // CSI as one C1 character
inline const std::string kBidi =
    "\xE2\x80\xAE"
    "desrever\xE2\x80\xAC\xE2\x81\xA6";
inline const std::string kBroken = "\xFF\xC3(\xE4\xBA";

inline Hit hostile_hit() {
  Hit hit;
  hit.rank = 3;
  hit.score = 1.5;
  const std::string all = kEscape + kC1 + kBidi + "\n\t\r\x7f" + "\xE2\x80\xA8" + kBroken;
  hit.article.id = "id\n" + kEscape;
  hit.article.title = "two\nlines " + all;
  hit.article.url = "https://example.com/" + all;
  hit.article.path = "dir/" + all;
  hit.article.source = all;
  hit.article.author = all;
  hit.article.language = kEscape;
  hit.article.topics = {all, "a|b,c\"d"};
  hit.article.tickers = {ticker(kEscape, true), ticker(kBidi, false)};
  hit.article.ticker_sentiment = {{kC1, 0.5}};
  hit.snippet = all + " match " + all;
  hit.highlights = {{5, 4000}, {1, 3}, {2, 2}, {9, 1}};
  return hit;
}

inline Hit wide_hit() {
  Hit hit;
  hit.rank = 4;
  hit.score = 2;
  hit.article.id = "wide";
  hit.article.title =
      "阿里巴巴集团公布季度业绩,云计算收入大幅增长,股价在盘前交易中上涨百分之五,分析师看好";
  hit.article.source = "サンプル通信";
  hit.article.author = "Zoe\xCC\x88 Mu\xCC\x88ller 👩‍💻 ❤️";
  hit.article.tickers = {ticker("9988.HK", true), ticker("BABA", false),
                         ticker("600519.SS", false)};
  hit.article.published_utc = 1763144100;  // 2025-11-14 18:15
  hit.article.date_precision = DatePrecision::minute;
  hit.article.date_known = DateKnown::declared;
  hit.article.path = "新闻/阿里巴巴.txt";
  hit.snippet =
      "云计算收入大幅增长。该公司表示,人工智能相关产品的收入连续第九个季度实现三位数增长,"
      "预计下一财年的资本支出将继续增加。 " +
      std::string(200, 'x') + " 完";
  hit.highlights = {{0, 3}};
  return hit;
}

inline SearchRequest request() {
  SearchRequest request;
  request.query = "cloud ticker:BABA";
  return request;
}

inline SearchResult page(std::vector<Hit> hits) {
  SearchResult result;
  result.understood = "cloud AND ticker:BABA";
  result.matched = 42;
  result.hits = std::move(hits);
  return result;
}

inline Facet ticker_facet() {
  return {"ticker", {{"BABA", 1042}, {"JD", 42}, {"阿里", 1}}, 431, 3};
}

}  // namespace tickerdex::samples
