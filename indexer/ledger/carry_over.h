// A database out of another: its documents but for some, then those of a second one, without
// reading or analysing any article again.
//
// What goes is deleted in a copy, and compact() joins copy and addition. That costs a copy and a
// merge of the tables (150 MB/s and more), whatever the number of changes; statistics are exact
// again but for bounds, which cost no score. Scores are equal; document numbers are not: what is
// added comes last, and numbers may have gaps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/database_identity.h"

namespace tickerdex {

struct CarryOver {
  std::string base;                    ///< a database folder; not changed
  DatabaseIdentity base_state;         ///< as it must be: the numbers below are of that state
  std::vector<std::uint64_t> removed;  ///< how many documents stand before it; ascending
  std::string addition;                ///< a database folder, removed afterwards; empty: none
  std::string work;                    ///< a folder for the copy, which is made and removed
  std::string target;                  ///< a folder without a database
  std::string generation;              ///< its name, for the target's metadata
  std::uint64_t memory_bytes = 0;
};

/// @throws IndexError, also where another program writes to the base meanwhile; Xapian::Error.
void carry_over(const CarryOver& request);

}  // namespace tickerdex
