#include "indexer/command/rollback.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "indexer/publish/generations.h"
#include "indexer/publish/health.h"
#include "indexer/publish/index_lock.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"

namespace tickerdex {

RollbackReport rollback(const RollbackRequest& request) {
  // Taking the lock would create a missing index.
  if (!std::filesystem::is_directory(std::filesystem::path(request.index) /
                                     layout::kGenerations)) {
    throw IndexError(fmt::format("{} has no generations to go back to", request.index));
  }
  const IndexLock lock(request.index, request.wait, request.now_utc);
  const auto all = list_generations(request.index);
  RollbackReport report;
  report.warnings = lock.warnings();
  report.from = live_name(request.index);
  const GenerationInfo* target = generation_before(all, report.from);
  if (target == nullptr) {
    throw IndexError(fmt::format(
        "there is no generation before {} in {}; it stays live (--keep N of rebuild keeps more)",
        report.from.empty() ? "the live one" : report.from, request.index));
  }
  const auto health = health_of(request.index, *target);
  if (!health.damage.empty()) {
    throw IndexError(fmt::format("the previous generation, {}, is damaged: {}; {} stays live",
                                 target->name, health.damage,
                                 report.from.empty() ? "nothing" : report.from));
  }
  if (!health.sidecar_damage.empty()) {
    report.warnings.push_back(
        fmt::format("{} can be searched but is not complete: {}; the next "
                    "update will rebuild everything",
                    target->name, health.sidecar_damage));
  }
  if (!make_live(request.index, target->name)) {
    report.warnings.push_back(undo_warning(request.index));
  }
  report.manifest = *target->manifest;
  report.folder = target->folder;
  report.age_seconds =
      std::max<std::int64_t>(0, request.now_utc - report.manifest.finished_utc);
  return report;
}

}  // namespace tickerdex
