// Tickers: one canonical spelling for each.
//
// Canonical symbols are upper case: "BABA", "BRK.B". A numeric listing keeps its exchange suffix:
// "9988.HK", "600519.SS". The exchange, if known, is a separate attribute: "NYSE", "NASDAQ",
// "HKEX", "SSE". A symbol of letters loses the suffix of its exchange ("VOD.L" is VOD on LSE). .A,
// .B, .C and .K are classes of shares, not exchanges; a class that looks like an exchange keeps a
// hyphen ("BAC-L" is not BAC on LSE). Parsing a canonical symbol gives the same symbol. Hong Kong's
// numbers have at least four digits ("0700.HK"). Symbols have at most 8 letters and digits, numbers
// at most 6 digits. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/schema/ticker/exchanges.h"

namespace tickerdex {

/// How an article's ticker link is known, weakest first.
enum class Evidence : std::uint8_t { name, cashtag, qualified, declared };

struct Ticker {
  std::string symbol;
  std::string exchange;  ///< empty if unknown
  bool operator==(const Ticker&) const = default;
};

/// Parses a text that is meant to be a ticker: a declared value, or the value of `ticker:`.
/// Accepts "BABA", "baba", "$BABA", "BABA:NYSE", "NYSE:BABA", "NYSE: BABA", "XOM.N" (Reuters
/// code), "BRK.B", "BRK-B", "BRK/B", "9988.HK", "HKG:9988", "700 HK Equity", and full-width forms.
/// A number without its exchange ("9988") is not changed. nullopt if it cannot be a ticker ("hello
/// world", "", "123456789012", "FOO:BAR").
std::optional<Ticker> parse_ticker(std::string_view text);

/// "NYSE" for "nyse", "New York Stock Exchange", "XNYS", "N" (Reuters) …; nullopt if unknown.
std::optional<std::string> canonical_exchange(std::string_view name);

// Forms of symbols and their canonical spelling: the last step of parsing any ticker.

/// The ticker of a symbol in upper-case ASCII ("BABA", "BRK.B", "BRK/B", "0700", "9988.HK",
/// "XOM.N"), on `exchange` if that is not empty. .A, .B, .C and .K are classes of shares, not
/// Reuters suffixes. nullopt if it cannot be a symbol.
std::optional<Ticker> canonical_ticker(std::string_view symbol, std::string_view exchange,
                                       RicStyle style = RicStyle::modern);

}  // namespace tickerdex
