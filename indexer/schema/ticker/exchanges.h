// The exchanges and their many codes.
//
// Canonical names are those most common in news: NYSE, NASDAQ, AMEX, HKEX, SSE, SZSE, LSE, TSE
// (Tokyo), TSX (Toronto) … Codes of different systems collide ("S" is Sydney in wires of 1987 and
// Switzerland in today's Reuters codes; "SS" is Shanghai for Reuters and Stockholm for Bloomberg),
// so each system has its own function. Sources: ISO 10383 (market identifier codes), Reuters and
// Bloomberg suffixes as published.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tickerdex {

/// By name: "NYSE", "New York Stock Exchange", "XNYS", "Nasdaq GS", ignoring case, spaces and
/// punctuation. Empty if unknown.
std::string_view exchange_by_name(std::string_view name);

enum class RicStyle : std::uint8_t {
  modern,
  wire,  ///< "<BHP.S>": single letters as the wires of the 1980s used them
};
/// By the suffix of a Reuters code, upper case: "N", "OQ", "HK". Empty if unknown.
std::string_view exchange_by_ric(std::string_view suffix, RicStyle style);

/// By Bloomberg's two letters: "HK", "LN", "UN". `known` is also true for a code without an
/// exchange ("US").
std::string_view exchange_by_bloomberg(std::string_view code, bool& known);

/// The suffix of a numeric listing: "HK" for HKEX, "SS" for SSE; empty if unknown.
std::string_view numeric_suffix(std::string_view exchange);

}  // namespace tickerdex
