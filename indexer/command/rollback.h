// `tickerdex-index rollback`: back to the generation that was live before.
//
// Only the symlink changes. The generation that is left stays on disk until a later run publishes
// another one and retention drops it; that one then follows the generation gone back to, so that
// a second rollback never leads to what the first one left.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/publish/manifest.h"

namespace tickerdex {

struct RollbackRequest {
  std::string index;
  std::chrono::milliseconds wait{0};
  std::int64_t now_utc = 0;
};

struct RollbackReport {
  std::string from;          ///< was live; empty if `current` was missing
  Manifest manifest;         ///< of the one that is live now
  std::string folder;
  std::int64_t age_seconds = 0;
  std::vector<std::string> warnings;  ///< what went wrong after the swap
};

/// @throws LockHeld; IndexError, with the index as before, if there is no generation to go back
/// to or it is damaged.
RollbackReport rollback(const RollbackRequest& request);

}  // namespace tickerdex
