// Facets for people: a heading with what is cut and missing, then one line per value.
//
//   ticker  20 of 431 values, 3 articles without
//     1,042  BABA
//        42  JD
//
//   date:day  31 days, 2 of them empty (America/New_York)
//   date:day  the 10 largest of 29 days
//
// With colour, a bar next to each count shows its share of the largest one.
#pragma once

#include <iosfwd>
#include <string>

#include "query/output/output.h"

namespace tickerdex {

void print_facet_text(const Facet& facet, const OutputOptions& options, std::ostream& out);

/// "21,578".
std::string grouped(std::uint64_t number);
/// "1 article", "1,042 articles".
std::string counted(std::uint64_t number, std::string_view singular);

}  // namespace tickerdex
