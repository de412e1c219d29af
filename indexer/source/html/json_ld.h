// The article that a page describes in <script type="application/ld+json">.
//
//   {"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "…",
//    "datePublished": "2025-11-14T09:00:00Z", "author": [{"name": "…"}],
//    "publisher": {"name": "…"}, "about": {"@type": "Corporation", "tickerSymbol": "NYSE BABA"}}]}
//
// The first object of an article's type counts, wherever it stands: alone, in arrays, in "@graph"
// or as "mainEntity". CDATA marks around the JSON are removed; a script that is not JSON is
// ignored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/value.h"

namespace tickerdex {

struct JsonLdArticle {
  Value object;
  std::vector<std::string> tickers;  ///< of "about" and "mentions": "NYSE:BABA"
};

/// `script` is the text of one element.
std::optional<JsonLdArticle> json_ld_article(std::string_view script);

}  // namespace tickerdex
