// Opening a generation's database: is it one of ours, and of a schema that this program reads.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace tickerdex {

/// @throws IndexError naming both schema versions and the command that rebuilds; Xapian::Error.
Xapian::Database open_index(const std::string& database_folder);

/// ISO 639-1, sorted: those that some article has.
std::vector<std::string> languages_of(const Xapian::Database& database);

}  // namespace tickerdex
