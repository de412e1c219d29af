#include "indexer/run/status.h"

#include <algorithm>
#include <filesystem>

#include "indexer/publish/checked.h"
#include "indexer/run/health.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"

namespace tickerdex {

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
  for (auto& info : list_generations(index)) {
    const std::string trouble = info.live ? trouble_of(index, info) : info.trouble;
    if (!trouble.empty()) status.troubles.push_back(trouble);
    if (info.live && info.manifest) {
      status.checked_utc = checked_utc(index, info.name);
      const auto known_good = std::max(info.manifest->finished_utc, status.checked_utc.value_or(0));
      status.age_seconds = std::max<std::int64_t>(0, now_utc - known_good);
    }
    const auto bytes = folder_bytes(info.folder);
    status.generations.push_back({std::move(info), bytes});
  }
  for (auto& info : list_refused(index)) {
    const auto bytes = folder_bytes(info.folder);
    status.refused.push_back({std::move(info), bytes});
  }
  return status;
}

}  // namespace tickerdex
