// Results as CSV and TSV: a header row, then one line a record, whatever is in it.
//
// Cells are made safe for a terminal. csv is quoted as in RFC 4180, with lines that end in LF
// alone; a line break or tab inside a cell becomes a space. tsv is not quoted: tab, line feed,
// carriage return and backslash are written \t \n \r \\. Lists are joined by '|'.
//
// With `csv_safe` a text that a spreadsheet might run as a formula (spreadsheet.h) gets an apostrophe
// in front, and every text of csv is quoted; taking one apostrophe off each cell that begins with one
// undoes it. Numbers stay as they are.
//
// Hits and facets do not fit into one table: facets are printed (facet,value,count) where no hits
// were asked for (--limit 0), and left out otherwise.
#pragma once

#include <iosfwd>

#include "query/output/output.h"

namespace tickerdex {

void print_csv(const SearchRequest& request, const SearchResult& result,
               const OutputOptions& options, std::ostream& out);
void print_tsv(const SearchRequest& request, const SearchResult& result,
               const OutputOptions& options, std::ostream& out);

}  // namespace tickerdex
