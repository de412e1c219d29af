// Makes a database from the documents of another one, without the removed ones, followed by those
// of a second one. No article is read or analysed again.
//
// Documents are deleted in a copy, and compact() joins copy and addition. That costs a copy and a
// merge of the tables (150 MB/s and more), whatever the number of changes. Statistics are exact,
// except bounds, which do not affect scores. Scores are as after a rebuild; document numbers are
// not: added documents come last, and numbers may have gaps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/database_identity.h"

namespace tickerdex {

struct CarryOver {
  std::string base;                    ///< a database folder; not changed
  DatabaseIdentity base_state;         ///< required: `removed` refers to that state
  std::vector<std::uint64_t> removed;  ///< ordinals of documents, from 0; ascending
  std::string addition;                ///< a database folder, removed afterwards; empty: none
  std::string work;                    ///< a folder for the copy, created and removed
  std::string target;                  ///< a folder without a database
  std::string generation;              ///< its name, for the target's metadata
  std::uint64_t memory_bytes = 0;
};

/// @throws IndexError, also if another program writes to the base meanwhile; Xapian::Error.
void carry_over(const CarryOver& request);

}  // namespace tickerdex
