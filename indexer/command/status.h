// `tickerdex-index status`: what an index holds, how old it is, and whether all is well.
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
  std::string trouble;  ///< why it could not be live; empty if all is well
};

struct IndexStatus {
  std::string index;
  std::string live;                                ///< its name; empty if nothing is live
  /// Since the live generation was finished, or last found to be what its sources say.
  std::optional<std::int64_t> age_seconds;
  std::optional<std::int64_t> checked_utc;         ///< the latter, where it has been
  std::optional<std::int64_t> future_utc;          ///< when it was finished, if that is yet to come
  std::optional<std::int64_t> max_age_seconds;     ///< as asked
  std::vector<GenerationStatus> generations;       ///< oldest first
  std::vector<GenerationStatus> refused;           ///< candidates kept back by a gate
  std::vector<std::string> troubles;               ///< of what is live; empty: healthy

  std::vector<std::string> warnings;               ///< of what is live, which serves all the same

  /// Older than asked for, or of no known age.
  bool too_old() const {
    return max_age_seconds && (!age_seconds || *age_seconds > *max_age_seconds);
  }
};

/// Never throws for what is wrong with the index: that is in `troubles`.
IndexStatus index_status(const std::string& index, std::optional<std::int64_t> max_age_seconds,
                         std::int64_t now_utc);

}  // namespace tickerdex
