// `tickerdex-index status`: what an index holds and how old it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/publish/generations.h"

namespace tickerdex {

struct GenerationStatus {
  GenerationInfo info;
  std::uint64_t bytes = 0;
};

struct IndexStatus {
  std::string index;
  std::string live;                           ///< name of the live generation
  std::int64_t age_seconds = 0;               ///< since the live generation was finished
  std::vector<GenerationStatus> generations;  ///< oldest first
  std::vector<std::string> troubles;          ///< empty: healthy
};

/// @throws IndexError if there is no live generation.
IndexStatus index_status(const std::string& index, std::int64_t now_utc);

}  // namespace tickerdex
