// Which generations are kept, and removing the others.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "indexer/publish/durable.h"
#include "indexer/publish/generations.h"
#include "indexer/publish/replacement.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;

void remove_tree(const fs::path& folder) {
  std::error_code error;
  fs::remove_all(folder, error);
  if (error) {
    throw IndexError(fmt::format("cannot remove {}: {}", folder.string(), error.message()));
  }
}

// Renames the folder first, so that a run that dies in between cannot leave half a generation that
// looks complete.
void remove_generation(const std::string& folder) {
  const std::string dead = folder + std::string(layout::kBuildingSuffix);
  rename_path(folder, dead);
  remove_tree(dead);
}

const GenerationInfo* find(const std::vector<GenerationInfo>& all, const std::string& name) {
  const auto found = std::ranges::find(all, name, &GenerationInfo::name);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const GenerationInfo* generation_before(const std::vector<GenerationInfo>& all,
                                        const std::string& name) {
  const GenerationInfo* info = find(all, name);
  if (info != nullptr && info->manifest) {
    // A predecessor has a smaller name; a manifest that says otherwise must not cause a cycle.
    const GenerationInfo* previous = find(all, info->manifest->previous);
    if (previous != nullptr && previous->name < name) return previous;
  }
  const GenerationInfo* last = nullptr;
  for (const auto& other : all) {
    if (name.empty() || other.name < name) last = &other;
  }
  return last;
}

std::size_t remove_dead_candidates(const std::string& index) {
  std::vector<fs::path> dead;
  std::error_code error;
  fs::directory_iterator entries(fs::path(index) / layout::kGenerations, error);
  if (error && error != std::errc::no_such_file_or_directory) {
    throw IndexError(fmt::format("cannot read {}/{}: {}", index, layout::kGenerations,
                                 error.message()));
  }
  for (const auto& entry : entries) {
    if (entry.path().filename().string().ends_with(layout::kBuildingSuffix)) {
      dead.push_back(entry.path());
    }
  }
  const auto refused = list_refused(index);  // read everything before removing anything
  for (const auto& folder : dead) remove_tree(folder);
  for (std::size_t i = 0; i + 1 < refused.size(); ++i) remove_generation(refused[i].folder);
  for (const auto name : {layout::kCurrent, layout::kChecked}) {
    const std::string path = (fs::path(index) / name).string();
    remove_stale_temporaries(path);
    fs::remove(path + ".new", error);  // temporary name in 0.1.0
  }
  return dead.size();
}

std::size_t retain_generations(const std::string& index, std::size_t keep) {
  const auto all = list_generations(index);
  const std::string live = live_name(index);
  std::set<std::string> kept;
  if (!live.empty()) kept.insert(live);
  for (const auto* info = generation_before(all, live); info != nullptr && kept.size() < keep;
       info = generation_before(all, info->name)) {
    kept.insert(info->name);
  }
  for (auto info = all.rbegin(); info != all.rend() && kept.size() < keep; ++info) {
    kept.insert(info->name);
  }
  std::size_t removed = 0;
  for (const auto& info : all) {
    if (kept.contains(info.name)) continue;
    remove_generation(info.folder);
    ++removed;
  }
  return removed;
}

}  // namespace tickerdex
