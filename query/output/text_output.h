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
// A date is shown with its precision, a time with its zone. On a narrow terminal date and tickers
// move to the second line. With --fields each hit is a block of "field: value" lines instead.
#pragma once

#include <iosfwd>

#include "query/output/output.h"

namespace tickerdex {

/// On narrower terminals, lines are laid out for this width and wrapped by the terminal.
inline constexpr std::uint32_t kMinTextWidth = 24;

void print_text(const SearchRequest& request, const SearchResult& result,
                const OutputOptions& options, std::ostream& out);

}  // namespace tickerdex
