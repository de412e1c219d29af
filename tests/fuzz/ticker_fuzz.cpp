// Tickers: one that was typed or declared, and those of running text, with and without symbols.
#include "indexer/schema/ticker/ticker.h"

#include <algorithm>

#include "indexer/article/ticker/ticker_scan.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

Symbols few_symbols() {
  Symbols symbols;
  for (const auto& [symbol, name] : {std::pair{"BABA", "Alibaba Group Holding Ltd"},
                                     {"T", "AT&T INC."},
                                     {"KO", "COCA COLA CO"},
                                     {"TGT", "TARGET CORP"},
                                     {"BRK.B", "BERKSHIRE HATHAWAY INC"},
                                     {"9988.HK", "阿里巴巴"},
                                     {"F", "FORD MOTOR CO"}}) {
    symbols.add({*parse_ticker(symbol), name});
  }
  return symbols;
}

void check(const Ticker& ticker, std::string_view text) {
  require(!ticker.symbol.empty() && ticker.symbol.size() <= 16, "a symbol is short", text);
  require(std::ranges::all_of(ticker.symbol,
                              [](char c) {
                                return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                       c == '.' || c == '-';
                              }),
          "a symbol is of capitals, digits, points and hyphens", ticker.symbol);
  const auto again = parse_ticker(ticker.symbol);
  require(again && again->symbol == ticker.symbol, "a canonical symbol stays as it is",
          ticker.symbol);
  if (ticker.exchange.empty()) return;
  require(canonical_exchange(ticker.exchange) == ticker.exchange,
          "a canonical exchange stays as it is", ticker.exchange);
  require(parse_ticker(ticker.exchange + ":" + ticker.symbol) == ticker,
          "a qualified ticker, typed, is the same", ticker.exchange + ":" + ticker.symbol);
}

void check_found(std::string_view text, const Symbols* symbols) {
  std::size_t begin = 0;
  for (const TickerMention& found : find_tickers(text, symbols)) {
    require(begin <= found.begin && found.begin < found.end && found.end <= text.size(),
            "mentions stand in order", text);
    begin = found.begin;
    require(symbols != nullptr || found.evidence != Evidence::name,
            "names are evidence only where symbols are given", text);
    check(found.ticker, text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Symbols symbols = few_symbols();
  const std::string_view text = fuzz::Input(data, size).rest();
  if (const auto ticker = parse_ticker(text)) check(*ticker, text);
  if (const auto exchange = canonical_exchange(text)) {
    require(canonical_exchange(*exchange) == exchange, "an exchange has one name", *exchange);
  }
  check_found(text, nullptr);
  check_found(text, &symbols);
  return 0;
}
