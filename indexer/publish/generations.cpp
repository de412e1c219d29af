#include "indexer/publish/generations.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "indexer/publish/durable.h"
#include "indexer/schema/date/date.h"
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
    throw IndexError(
        fmt::format("cannot read {}: {}", generations_of(index).string(), error.message()));
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
  if (error) throw IndexError(fmt::format("cannot create {}: {}", folder_, error.message()));
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
    throw IndexError(fmt::format("cannot read {}: {}", folder, error.message()));
  }
  return sum;
}

}  // namespace tickerdex
