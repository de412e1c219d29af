// Forms of symbols and their canonical spelling: the last step of parsing any ticker.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/schema/ticker/exchanges.h"
#include "indexer/schema/ticker/ticker.h"

namespace tickerdex {

/// The ticker of a symbol in upper-case ASCII ("BABA", "BRK.B", "BRK/B", "0700", "9988.HK",
/// "XOM.N"), on `exchange` if that is not empty. .A, .B, .C and .K are classes of shares, not
/// Reuters suffixes. nullopt if it cannot be a symbol.
std::optional<Ticker> canonical_ticker(std::string_view symbol, std::string_view exchange,
                                       RicStyle style = RicStyle::modern);

}  // namespace tickerdex
