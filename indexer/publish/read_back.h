// Reads stored articles back: each decodes, is found by its id, and is, by the ledger's hash, the
// very article that was written.
//
// Counts and the structure of tables can be right where the articles are gone: Xapian takes a
// table that is not there for an empty one. So verify reads all of them back, and the gate before
// a swap reads some that are spread over all.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/publish/manifest.h"

namespace tickerdex {

struct ReadBack {
  std::uint64_t articles = 0;         ///< that were read
  bool is_compared = false;           ///< with the ledger
  std::vector<std::string> troubles;  ///< "document 17: …"; the first ten
};

/// All articles of a generation. `progress` is told how many are done.
ReadBack read_back_all(const std::string& folder,
                       const std::function<void(std::uint64_t)>& progress);

/// Some hundreds of them, the first and the last included, as the gate `check`.
/// @throws IndexError, Xapian::Error if the disk does not let it.
std::vector<GateFinding> check_read_back(const std::string& folder);

}  // namespace tickerdex
