// `tickerdex-index status`: what an index contains, how old it is, and whether it is healthy.
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
  std::string trouble;  ///< why it could not be live; empty if it could
};

struct IndexStatus {
  std::string index;
  std::string live;  ///< name of the live generation; empty if there is none
  /// Since the live generation was finished or last found up to date with its sources.
  std::optional<std::int64_t> age_seconds;
  std::optional<std::int64_t> checked_utc;      ///< when it was last found up to date, if ever
  std::optional<std::int64_t> future_utc;       ///< when it was finished, if that is in the future
  std::optional<std::int64_t> max_age_seconds;  ///< as requested
  std::vector<GenerationStatus> generations;    ///< oldest first
  std::vector<GenerationStatus> refused;        ///< candidates that a gate refused
  std::vector<std::string> troubles;            ///< of the live generation; empty: healthy
  std::vector<std::string> warnings;            ///< of the live generation, which can be searched
  /// Older than requested, or of unknown age.
  bool too_old() const {
    return max_age_seconds && (!age_seconds || *age_seconds > *max_age_seconds);
  }
};

/// Never throws for a damaged index: the damage is in `troubles`.
IndexStatus index_status(const std::string& index, std::optional<std::int64_t> max_age_seconds,
                         std::int64_t now_utc);

}  // namespace tickerdex
