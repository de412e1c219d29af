// Results as CSV and TSV: a header row, then exactly one line per record.
//
// Cells are made safe for a terminal. csv is quoted as in RFC 4180, with LF line ends; a line break
// or tab inside a cell becomes a space. tsv is not quoted: tab, line feed, carriage return and
// backslash are written \t \n \r \\. Lists are joined by '|'.
//
// With `csv_safe`, a text that a spreadsheet might execute as a formula gets a
// leading apostrophe, and every text of csv is quoted; removing one apostrophe from each cell that
// begins with one undoes it. Numbers are unchanged.
//
// Hits and facets do not fit into one table: facets are printed (facet,value,count) only if no hits
// were requested (--limit 0).
#pragma once

#include <iosfwd>

#include "query/output/output.h"

namespace tickerdex {

void print_csv(const SearchRequest& request, const SearchResult& result,
               const OutputOptions& options, std::ostream& out);
void print_tsv(const SearchRequest& request, const SearchResult& result,
               const OutputOptions& options, std::ostream& out);

/// Ids alone, one per line, for xargs and comm.
void print_ids(const SearchRequest& request, const SearchResult& result,
               const OutputOptions& options, std::ostream& out);

}  // namespace tickerdex
