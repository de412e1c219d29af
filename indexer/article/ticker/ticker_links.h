// Which securities an article is linked to, and which of them it is about.
//
// Evidence comes from declared fields, the title and the body. Salience is a sum, at most 1:
//
//   evidence            declared 0.35, qualified 0.20, cashtag 0.15, company name 0.10
//   in the title        0.25, by its symbol or by the company name that precedes it in the body:
//                       "Alibaba Group (BABA)" under "Alibaba buys a shop"
//   early               0.15 at the beginning of the body, falling to 0 at its 1,000th byte
//   share of mentions   0.25 x its share of all mentions, halved for a single mention
//
// Primary links are the declared ones, those in the title, and the most salient one if it reaches
// kPrimarySalience, as a lone symbol named early does, but not one mentioned in passing near the
// end. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/ticker/symbols.h"
#include "indexer/schema/article.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

inline constexpr double kPrimarySalience = 0.4;

/// Most salient first; equal ones in order of declaration, then of appearance. `title` and `body`
/// are clean; only the ticker fields of `raw` are read. `symbols` may be null.
std::vector<TickerLink> link_tickers(const RawArticle& raw, std::string_view title,
                                     std::string_view body, const Symbols* symbols);

/// "JD" -> 0.41 with canonical keys, without numbers out of range and unknown keys.
std::vector<std::pair<std::string, double>> ticker_sentiment_of(const RawArticle& raw);

}  // namespace tickerdex
