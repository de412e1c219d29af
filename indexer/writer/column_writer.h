// Writes the `columns` file of a database from its value slots and document lengths.
//
// Writes one column at a time: memory is the column's dictionary, whatever the number of documents.
// The same database gives the same bytes.
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

namespace tickerdex {

/// @throws IndexError naming `path` if it cannot be written; Xapian::Error. Not fsynced.
void write_columns(const Xapian::Database& database, std::string_view generation,
                   const std::string& path);

}  // namespace tickerdex
