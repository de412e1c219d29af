// Tickers: one canonical spelling for each, wherever it was read.
//
// Canonical symbols are upper case: "BABA", "BRK.B"; a numeric listing keeps its exchange suffix:
// "9988.HK", "600519.SS". The exchange, where known, is an attribute apart: "NYSE", "NASDAQ",
// "HKEX", "SSE". Letters drop the suffix of their exchange ("VOD.L" is VOD on LSE); .A, .B, .C and
// .K are classes of shares, not exchanges; a class that reads as an exchange keeps a hyphen
// ("BAC-L" beside BAC on LSE). A canonical symbol, parsed, is itself. Hong Kong's numbers have at
// least four digits ("0700.HK"). Symbols are of at most 8 letters and digits, numbers of at most 6
// digits. Thread-safe.
// Source: design, sections 1 and 5.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

/// How an article's ticker link is known, weakest first.
enum class Evidence : std::uint8_t { name, cashtag, qualified, declared };

struct Ticker {
  std::string symbol;
  std::string exchange;  ///< empty if unknown
  bool operator==(const Ticker&) const = default;
};

/// A text that is meant to be one ticker: a declared value, or what was typed after `ticker:`.
/// Accepts "BABA", "baba", "$BABA", "BABA:NYSE", "NYSE:BABA", "NYSE: BABA", "XOM.N" (Reuters
/// code), "BRK.B", "BRK-B", "BRK/B", "9988.HK", "HKG:9988", "700 HK Equity", and full-width forms.
/// A number without its exchange ("9988") stays as it is. Nothing for what cannot be one ("hello
/// world", "", "123456789012", "FOO:BAR").
std::optional<Ticker> parse_ticker(std::string_view text);

/// "NYSE" for "nyse", "New York Stock Exchange", "XNYS", "N" (Reuters) …; nothing if unknown.
std::optional<std::string> canonical_exchange(std::string_view name);

}  // namespace tickerdex
