// Tickers inside a text: "(BABA)", "(BABA:NYSE)", "(NYSE: BABA)", "NASDAQ:META", "$BABA",
// Reuters codes "( XOM.N )", "<IBM>" and "<XON.N>" of the classic wire format, "9988.HK".
//
// A bare capitalised word is not a ticker; nor are "(U.N.)", "(CEO)", "(IPO)", "(AI)", "(ET)",
// "<Subsidiary Ltd>". With a table of symbols, company names are evidence too. Offsets are bytes of
// `text`. Thread-safe.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/article/ticker/symbols.h"
#include "indexer/schema/ticker/ticker.h"

namespace tickerdex {

struct TickerMention {
  Ticker ticker;
  Evidence evidence = Evidence::qualified;
  std::size_t begin = 0;  ///< [begin, end) of the text
  std::size_t end = 0;
};

/// In text order. `symbols` may be null: then only the form decides, and no names are found.
std::vector<TickerMention> find_tickers(std::string_view text, const Symbols* symbols);

}  // namespace tickerdex
