// Results for people, in lines of at most `width` cells.
//
//   42 articles match cloud AND ticker:BABA                              (1.9 ms)
//
//    1  Alibaba beats on cloud revenue                        2025-11-14  BABA JD
//       Sample Wire · Jane Doe · earnings, outlook · sentiment +0.66
//       …revenue of the cloud unit rose by a third, the company said on
//       Friday…
//       news/alibaba.txt
//
//   ticker  7 values, 3 articles without
//       42  BABA
//
// A date shows as much as is known of it, and a time its zone. On a narrow terminal date and tickers
// move into the second line. With --fields each hit is a block of "field: value" lines instead.
#pragma once

#include <iosfwd>

#include "query/output/output.h"

namespace tickerdex {

/// Below this, lines are laid out for this width and the terminal wraps them.
inline constexpr std::uint32_t kMinTextWidth = 24;

void print_text(const SearchRequest& request, const SearchResult& result,
                const OutputOptions& options, std::ostream& out);

}  // namespace tickerdex
