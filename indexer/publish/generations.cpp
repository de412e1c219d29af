#include "indexer/publish/generations.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <sstream>

#include "indexer/publish/durable.h"
#include "indexer/publish/small_file.h"
#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;

fs::path generations_of(const std::string& index) { return fs::path(index) / layout::kGenerations; }

// Greater than every existing name, even within one second or after the clock was set back:
// retention and rollback rely on the order of names.
std::string new_name(const std::string& index, std::int64_t now_utc) {
  std::string stamp = format_rfc3339(now_utc);  // 2026-11-20T23:55:00Z
  std::erase(stamp, '-');
  std::erase(stamp, ':');
  std::random_device random;
  std::string name = fmt::format("{}-{:06x}", stamp, random() & 0x7FFFFFU);
  std::string last;
  for (const auto& all : {list_generations(index), list_refused(index)}) {
    if (!all.empty()) last = std::max(last, all.back().name);
  }
  if (name > last) return name;
  const auto dash = last.find('-') + 1;
  return fmt::format("{}{:06x}", last.substr(0, dash),
                     std::stoul(last.substr(dash), nullptr, 16) + 1);
}

// Folders called <name><suffix>, oldest first.
std::vector<GenerationInfo> list_folders(const std::string& index, std::string_view suffix) {
  std::vector<GenerationInfo> found;
  const std::string live = live_name(index);
  std::error_code error;
  fs::directory_iterator entries(generations_of(index), error);
  if (error && error != std::errc::no_such_file_or_directory) {
    fail_to("read", generations_of(index).string(), error.value());
  }
  for (const auto& entry : entries) {
    GenerationInfo info;
    info.name = entry.path().filename().string();
    if (!info.name.ends_with(suffix)) continue;
    info.name.resize(info.name.size() - suffix.size());
    if (!is_generation_name(info.name)) continue;
    info.folder = entry.path().string();
    info.live = suffix.empty() && info.name == live;
    try {
      info.manifest = read_manifest(info.folder);
    } catch (const IndexError& trouble) {
      info.trouble = trouble.what();
    }
    found.push_back(std::move(info));
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return found;
}

}  // namespace

std::string live_name(const std::string& index) {
  std::error_code error;
  const auto target = fs::read_symlink(fs::path(index) / layout::kCurrent, error);
  if (error) return {};
  const auto folder = target.is_absolute() ? target : fs::path(index) / target;
  return is_generation_of(index, folder.string()) ? folder.filename().string() : std::string();
}

std::vector<GenerationInfo> list_generations(const std::string& index) {
  return list_folders(index, "");
}

std::vector<GenerationInfo> list_refused(const std::string& index) {
  return list_folders(index, layout::kRefusedSuffix);
}

bool make_live(const std::string& index, const std::string& name) {
  return replace_symlink((fs::path(layout::kGenerations) / name).string(),
                         (fs::path(index) / layout::kCurrent).string());
}

std::string undo_warning(const std::string& index) {
  return fmt::format(
      "{} could not be synced: after a power cut the previous generation may be live again", index);
}

Candidate::Candidate(const std::string& index, std::int64_t now_utc)
    : index_(index), name_(new_name(index, now_utc)) {
  folder_ = (generations_of(index) / (name_ + std::string(layout::kBuildingSuffix))).string();
  std::error_code error;
  fs::create_directories(generations_of(index), error);
  // A folder that exists already belongs to something else.
  if (!error && !fs::create_directory(folder_, error) && !error) {
    error = std::make_error_code(std::errc::file_exists);
  }
  if (error) fail_to("create", folder_, error.value());
}

Candidate::~Candidate() {
  if (is_kept_) return;
  std::error_code ignored;  // the next run removes what cannot be removed now
  fs::remove_all(folder_, ignored);
}

bool Candidate::publish(const Manifest& manifest, const std::function<void()>& before_swap) {
  write_file_durably(folder_ + "/" + std::string(layout::kManifest), manifest_to_json(manifest));
  sync_tree(folder_);
  if (before_swap) before_swap();
  const fs::path final_folder = generations_of(index_) / name_;
  rename_path(folder_, final_folder.string());
  folder_ = final_folder.string();
  sync_path(generations_of(index_).string());
  sync_path(index_);
  const bool is_on_disk = make_live(index_, name_);
  is_kept_ = true;
  return is_on_disk;
}

void Candidate::refuse(const Manifest& manifest) {
  write_file_durably(folder_ + "/" + std::string(layout::kManifest), manifest_to_json(manifest));
  sync_tree(folder_);
  const std::string kept =
      (generations_of(index_) / (name_ + std::string(layout::kRefusedSuffix))).string();
  rename_path(folder_, kept);
  sync_path(generations_of(index_).string());
  folder_ = kept;
  is_kept_ = true;
  remove_dead_candidates(index_);
}

std::uint64_t folder_bytes(const std::string& folder) {
  std::uint64_t sum = 0;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code gone;  // retention may remove files meanwhile
    if (!at->is_regular_file(gone)) continue;
    const auto bytes = at->file_size(gone);
    if (!gone) sum += bytes;
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    fail_to("read", folder, error.value());
  }
  return sum;
}

namespace {

void remove_tree(const fs::path& folder) {
  std::error_code error;
  fs::remove_all(folder, error);
  if (error) fail_to("remove", folder.string(), error.value());
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
    fail_to("read", generations_of(index).string(), error.value());
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

namespace {

constexpr std::uint64_t kMaxBytes = 4096;

std::string path_in(const std::string& index) {
  return index + "/" + std::string(layout::kChecked);
}

}  // namespace

void note_checked(const std::string& index, const std::string& generation, std::int64_t now_utc) {
  write_file_durably(path_in(index), generation + " " + format_rfc3339(now_utc) + "\n");
}

std::optional<std::int64_t> checked_utc(const std::string& index, const std::string& generation) {
  std::istringstream in(read_small_file(path_in(index), kMaxBytes).bytes);
  std::string name;
  std::string time;
  if (!(in >> name >> time) || name != generation) return {};
  const auto parsed = parse_date(time);
  return parsed ? std::optional(parsed->utc) : std::nullopt;
}

}  // namespace tickerdex
