#include "indexer/article/ticker/exchange_scan.h"

#include <algorithm>
#include <array>

#include "indexer/article/ticker/scan_text.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/ticker/exchanges.h"

namespace tickerdex {
namespace {

constexpr int kMaxWords = 6;  // "The Stock Exchange of Hong Kong"
constexpr std::size_t kMaxNameBytes = 48;

// Spelled like words and cities: exchanges only in parentheses.
bool is_loose(std::string_view name) {
  static constexpr std::string_view kLoose[] = {
      "AIM",    "ARCA", "B3",    "BATS",    "BIT",   "FRA",    "GER",     "IDX",    "LIS",
      "LONDON", "LON",  "MEX",   "MIL",     "MILAN", "MADRID", "NEWYORK", "PAR",    "PARIS",
      "PINK",   "PSE",  "SAO",   "SES",     "SET",   "SHE",    "SIX",     "SYDNEY", "TAI",
      "TOK",    "TOR",  "TOKYO", "TORONTO", "TWO",   "VAN",    "VIE",     "WSE"};
  return std::find(std::begin(kLoose), std::end(kLoose), name) != std::end(kLoose);
}

bool is_code(std::string_view name) {
  if (is_loose(name)) return false;
  const bool capitals = std::all_of(name.begin(), name.end(),
                                    [](char c) { return is_upper(c) || is_digit(c); });
  if (capitals) return name.size() >= 3 && name.size() <= 6;
  return name.starts_with("Nasdaq") || name.starts_with("NYSE") || name.starts_with("Xetra") ||
         name.starts_with("Euronext") || name.find("xchange") != std::string_view::npos;
}

}  // namespace

NamedExchange exchange_before(std::string_view text, std::size_t end) {
  NamedExchange named;
  std::size_t at = end;
  if (at > 0 && text[at - 1] == ')') --at;  // "Nasdaq (GS)"
  for (int word = 0; word < kMaxWords; ++word) {
    const std::size_t word_end = at;
    while (at > 0 && is_word_char(text[at - 1]) && end - at < kMaxNameBytes) --at;
    if (at == word_end || (at > 0 && is_word_char(text[at - 1]))) break;
    const bool is_small = !is_upper(text[at]) && !is_digit(text[at]);
    if (is_small && word == 0) break;
    if (!is_small) {
      const std::string_view name = text.substr(at, end - at);
      if (const std::string_view exchange = exchange_by_name(name); !exchange.empty()) {
        named = {exchange, at, end, is_code(name)};
      }
    }
    if (at == 0) break;
    if (text[at - 1] == '(' && word == 0 && text[end - 1] == ')') --at;
    if (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '\n'))
      --at;
    else
      break;
  }
  return named;
}

NamedExchange exchange_after(std::string_view text, std::size_t at, bool inside_parentheses) {
  NamedExchange named;
  std::size_t end = at;
  const std::size_t limit = std::min(text.size(), at + kMaxNameBytes);
  if (inside_parentheses) {
    while (end < limit && !is_closing(text, end) && text[end] != ',' && text[end] != ';') ++end;
    if (end == limit) return named;
    end = skip_spaces_back(text, end);
  } else {
    while (end < limit && is_word_char(text[end])) ++end;
  }
  if (end <= at || !is_upper(text[at])) return named;
  const std::string_view name = text.substr(at, end - at);
  if (const std::string_view exchange = exchange_by_name(name); !exchange.empty()) {
    return {exchange, at, end, is_code(name)};
  }
  bool known = false;
  const std::string_view exchange = exchange_by_bloomberg(name, known);
  if (known && inside_parentheses) return {exchange, at, end, false};
  return named;
}

}  // namespace tickerdex
