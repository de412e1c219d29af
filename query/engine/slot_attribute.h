// Attributes from Xapian's value slots: one pass of a ValueIterator in document order. Raw slot
// values are often repeated, so each distinct one is split into its items and numbered once.
#pragma once

#include <memory>

#include <xapian.h>

#include "query/engine/attribute.h"

namespace tickerdex {

/// Reads the value slots of `database`.
std::unique_ptr<Attributes> slot_attributes(const Xapian::Database& database);

}  // namespace tickerdex
