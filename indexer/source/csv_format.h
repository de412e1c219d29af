// CSV and TSV with a header: a record is a row, which may span lines within quotes.
//
// A quote that is never closed costs only the line on which it opened: reading continues with the
// next line. Bytes read in vain are counted; once they exceed the length of the file so far plus a
// margin, each row ends with its line, so that reading stays linear. In TSV, where many writers do
// not quote at all, a line with the right number of tabs is a row, whatever its quotes.
//
// Rows with one field more than the header that begin with ascending numbers have an index column
// which the header leaves out, as in tables written by R.
#pragma once

#include "indexer/source/formats.h"

namespace tickerdex {

Likeness looks_like_csv(std::string_view text);
Likeness looks_like_tsv(std::string_view text);

/// The columns, if none of them may be a title or a text.
std::string columns_without_text(std::string_view text);

/// With the delimiter that the header shows, or the one that a line "sep=;" above it names.
void split_csv(SplitJob& job);
void split_tsv(SplitJob& job);

std::variant<RawArticle, Rejected> parse_csv_row(const Record& record, const KeyMap& map);

}  // namespace tickerdex
