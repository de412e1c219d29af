// Company names of a table of symbols inside a text.
//
// A name counts when its words stand there capitalised (small words aside) in their order. A name
// of one word that is also a common word, a surname or a place ("Target", "Gap", "Williams") needs a
// legal form behind it ("Gap Inc"), and so do a few of two ("National Bank"). A name whose other
// words tell the trade counts by its first alone, if no other name begins so ("Uber"). The longest
// name wins; one shared by several listings means the first of the table.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/article/ticker/symbols.h"
#include "indexer/article/ticker/ticker_scan.h"

namespace tickerdex {

/// Appends a mention (evidence: name) for each, in order of place.
void find_names(std::string_view text, const Symbols& symbols, std::vector<TickerMention>& out);

}  // namespace tickerdex
