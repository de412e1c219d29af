// Reads stored articles back. Each must decode, be found by its id, and match the ledger's hash of
// the article that was written.
//
// Counts and the structure of tables can be right although the articles are gone: Xapian takes an
// absent table for an empty one. So verify reads all articles back, and the gate before a swap an
// evenly spread sample.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/publish/manifest.h"

namespace tickerdex {

struct ReadBack {
  std::uint64_t articles = 0;         ///< number read
  bool is_compared = false;           ///< with the ledger
  std::vector<std::string> troubles;  ///< "document 17: …"; the first ten
};

/// Reads all articles of a generation. `progress` receives the number done.
ReadBack read_back_all(const std::string& folder,
                       const std::function<void(std::uint64_t)>& progress);

/// Reads some hundreds of articles, including the first and the last, for the gate `check`.
/// @throws IndexError, Xapian::Error if the disk cannot be read.
std::vector<GateFinding> check_read_back(const std::string& folder);

}  // namespace tickerdex
