// The exchanges and the many codes by which listings name them.
//
// Canonical names are those that a reader of news meets most: NYSE, NASDAQ, AMEX, HKEX, SSE, SZSE,
// LSE, TSE (Tokyo), TSX (Toronto) … Codes of one alphabet collide with those of another ("S" is
// Sydney in the wire of 1987 and Switzerland in Reuters codes of today; "SS" is Shanghai for
// Reuters and Stockholm for Bloomberg), so each alphabet has a function of its own.
// Sources: ISO 10383 (market identifier codes), Reuters and Bloomberg suffixes as published.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tickerdex {

/// By a name: "NYSE", "New York Stock Exchange", "XNYS", "Nasdaq GS"; case, spaces and punctuation
/// are ignored. Empty if unknown.
std::string_view exchange_by_name(std::string_view name);

enum class RicStyle : std::uint8_t {
  modern,
  wire,  ///< "<BHP.S>": single letters as the wires of the 1980s used them
};
/// By the suffix of a Reuters code, upper case: "N", "OQ", "HK". Empty if unknown.
std::string_view exchange_by_ric(std::string_view suffix, RicStyle style);

/// By Bloomberg's two letters: "HK", "LN", "UN". `known` tells codes without an exchange ("US").
std::string_view exchange_by_bloomberg(std::string_view code, bool& known);

/// The suffix that a numeric listing carries: "HK" for HKEX, "SS" for SSE; empty if none is known.
std::string_view numeric_suffix(std::string_view exchange);

}  // namespace tickerdex
