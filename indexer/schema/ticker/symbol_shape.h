// Shapes of symbols and their canonical form: the last step of every way to a ticker.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/schema/ticker/exchanges.h"
#include "indexer/schema/ticker/ticker.h"

namespace tickerdex {

/// The ticker of a symbol in upper-case ASCII ("BABA", "BRK.B", "BRK/B", "0700", "9988.HK",
/// "XOM.N"), on `exchange` if that is not empty. A Reuters suffix is told from a class of shares:
/// .A, .B, .C and .K are classes. Nothing for what has no symbol's shape.
std::optional<Ticker> canonical_ticker(std::string_view symbol, std::string_view exchange,
                                       RicStyle style = RicStyle::modern);

}  // namespace tickerdex
