// INDEX/checked: when a run last found that the live generation still is what its sources say.
//
//   checked := generation " " time "\n"         "20261120T235500Z-3fa92c 2026-11-21T02:15:00Z"
//
// A night in which nothing changed publishes nothing; without this the live generation would seem
// to grow old, and a monitoring probe would take a quiet week for a broken cron job.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tickerdex {

/// For the holder of the lock. @throws IndexError.
void note_checked(const std::string& index, const std::string& generation, std::int64_t now_utc);

/// Nothing if that generation was not checked since it was published, or the file is damaged.
std::optional<std::int64_t> checked_utc(const std::string& index, const std::string& generation);

}  // namespace tickerdex
