// Finds company names of a table of symbols in a text.
//
// A name counts if its words occur in order and capitalised (except small words). A one-word name
// that is also a common word, a surname or a place ("Target", "Gap", "Williams") must be followed
// by a legal form ("Gap Inc"), and so must a few of two words ("National Bank"). If the other words
// of a name only state the trade, its first word is enough, unless another name begins with it
// ("Uber"). The longest name wins; a name shared by several listings means the first one of the
// table.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/article/ticker/symbols.h"
#include "indexer/article/ticker/ticker_scan.h"

namespace tickerdex {

/// Appends a mention (evidence: name) for each, in text order.
void find_names(std::string_view text, const Symbols& symbols, std::vector<TickerMention>& out);

}  // namespace tickerdex
