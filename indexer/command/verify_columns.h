// Compares the columns file with the value slots that it was made from: every document and column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace tickerdex {

/// Adds errors to `troubles`; returns what was compared, as text. Keeps one column in memory at a
/// time. @throws Xapian::Error.
std::string verify_columns(const Xapian::Database& database, const std::string& folder,
                           std::string_view generation, std::vector<std::string>& troubles);

}  // namespace tickerdex
