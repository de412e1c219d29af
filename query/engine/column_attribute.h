// Attributes from the `columns` file: the same values as the value slots, at the speed of arrays.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/engine/attribute.h"

namespace tickerdex {

/// The file is opened on first use. If it cannot be used, the value slots of `database` are, and
/// `warnings` (which must live as long) gets one line that says why.
std::unique_ptr<Attributes> column_attributes(const Xapian::Database& database,
                                              const std::string& path,
                                              std::vector<std::string>& warnings);

}  // namespace tickerdex
