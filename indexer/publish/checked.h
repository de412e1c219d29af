// INDEX/checked: when a run last found the live generation up to date with its sources.
//
//   checked := generation " " time "\n"         "20261120T235500Z-3fa92c 2026-11-21T02:15:00Z"
//
// If nothing changed, a run publishes nothing. Without this file the live generation would appear
// to grow old, and monitoring would mistake a quiet week for a broken cron job.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tickerdex {

/// The caller holds the lock. @throws IndexError.
void note_checked(const std::string& index, const std::string& generation, std::int64_t now_utc);

/// nullopt if that generation was not checked since it was published, or the file is damaged.
std::optional<std::int64_t> checked_utc(const std::string& index, const std::string& generation);

}  // namespace tickerdex
