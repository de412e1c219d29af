#include "indexer/command/status.h"

#include <algorithm>
#include <filesystem>

#include "indexer/publish/generations.h"
#include "indexer/publish/health.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/text/analyzer.h"

namespace tickerdex {
namespace {

// Clocks of two machines, or of one machine before and after a time sync, differ by less.
constexpr std::int64_t kClockSkewSeconds = 300;

// The time since which the generation is known to be good. Times in the future are ignored.
void set_age(IndexStatus& status, const std::string& index, const Manifest& live,
             std::int64_t now_utc) {
  const auto age_of = [&](std::int64_t then_utc) -> std::optional<std::int64_t> {
    if (then_utc > now_utc + kClockSkewSeconds) return {};
    return std::max<std::int64_t>(0, now_utc - then_utc);
  };
  status.age_seconds = age_of(live.finished_utc);
  if (!status.age_seconds) status.future_utc = live.finished_utc;
  const auto checked = checked_utc(index, live.generation);
  if (!checked || !age_of(*checked)) return;
  status.checked_utc = checked;
  status.age_seconds = std::min(*age_of(*checked), status.age_seconds.value_or(*age_of(*checked)));
}

}  // namespace

IndexStatus index_status(const std::string& index, std::optional<std::int64_t> max_age_seconds,
                         std::int64_t now_utc) {
  IndexStatus status;
  status.index = index;
  status.max_age_seconds = max_age_seconds;
  try {
    status.live = std::filesystem::path(live_generation(index)).filename().string();
  } catch (const IndexError& error) {
    status.troubles.emplace_back(error.what());
  }
  std::vector<GenerationInfo> generations;
  std::vector<GenerationInfo> refused;
  try {
    generations = list_generations(index);
    refused = list_refused(index);
  } catch (const IndexError& error) {
    if (status.troubles.empty()) status.troubles.emplace_back(error.what());
  }
  for (auto& info : generations) {
    std::string trouble = health_of(index, info).worst();
    if (info.live && !trouble.empty()) status.troubles.push_back(info.name + ": " + trouble);
    if (info.live && info.manifest) {
      set_age(status, index, *info.manifest, now_utc);
      if (const auto words = other_analyzer(info.manifest->analyzer)) {
        status.warnings.push_back(info.name + " " + *words +
                                  ": matches may be missing until it is rebuilt");
      }
    }
    const auto bytes = folder_bytes(info.folder);
    status.generations.push_back({std::move(info), bytes, std::move(trouble)});
  }
  for (auto& info : refused) {
    const auto bytes = folder_bytes(info.folder);
    status.refused.push_back({std::move(info), bytes, {}});
  }
  return status;
}

}  // namespace tickerdex
