// The columns file against the value slots that it was made from: every document, every column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace tickerdex {

/// Adds what is wrong to `troubles`; returns what was compared, in words. One column is held at a
/// time. @throws Xapian::Error.
std::string verify_columns(const Xapian::Database& database, const std::string& folder,
                           std::string_view generation, std::vector<std::string>& troubles);

}  // namespace tickerdex
