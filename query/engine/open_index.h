// Opens a generation's database, checking that tickerdex made it with a schema that this program
// can read.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace tickerdex {

/// @throws IndexError naming both schema versions and the command that rebuilds; Xapian::Error.
Xapian::Database open_index(const std::string& database_folder);

/// The languages of the articles, ISO 639-1, sorted.
std::vector<std::string> languages_of(const Xapian::Database& database);

}  // namespace tickerdex
