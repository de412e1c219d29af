// `tickerdex-index rollback`: makes the previous generation live again.
//
// Only the symlink changes. The abandoned generation stays on disk until a later run publishes
// another one and retention removes it. The new generation then follows the one that was rolled
// back to, so a second rollback never returns to the abandoned one.
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
  std::string from;   ///< was live; empty if `current` was missing
  Manifest manifest;  ///< of the generation that is live now
  std::string folder;
  std::int64_t age_seconds = 0;
  std::vector<std::string> warnings;  ///< what went wrong after the swap
};

/// @throws LockHeld; IndexError, with the index unchanged, if there is no previous generation or it
/// is damaged.
RollbackReport rollback(const RollbackRequest& request);

}  // namespace tickerdex
