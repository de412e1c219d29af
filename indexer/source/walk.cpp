#include "indexer/source/walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace tickerdex {
namespace {

std::string words_of(int error) { return std::generic_category().message(error); }

bool equal_folded(std::string_view a, std::string_view b) {
  const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, fold, fold);
}

}  // namespace

struct Walker::Status {
  struct stat target {};
  bool is_link = false;
  int error = 0;

  explicit Status(const std::string& path) {
    struct stat link {};
    if (::lstat(path.c_str(), &link) != 0) {
      error = errno;
      return;
    }
    is_link = S_ISLNK(link.st_mode);
    target = link;
    if (is_link && ::stat(path.c_str(), &target) != 0) error = errno;
  }
  FoundFile found(const std::string& path) const {
    return {path, target.st_mtim.tv_sec * std::int64_t{1'000'000'000} + target.st_mtim.tv_nsec,
            static_cast<std::uint64_t>(target.st_size), is_regular()};
  }
  bool is_folder() const { return S_ISDIR(target.st_mode); }
  bool is_regular() const { return S_ISREG(target.st_mode); }
  Identity identity() const {
    return {static_cast<std::uint64_t>(target.st_dev), static_cast<std::uint64_t>(target.st_ino)};
  }
  std::string link_trouble() const {
    if (error == ELOOP) return "circular symlink";
    if (is_link && (error == ENOENT || error == ENOTDIR)) return "dangling symlink";
    return {};
  }
};

std::size_t Walker::IdentityHash::operator()(const Identity& identity) const {
  return static_cast<std::size_t>((identity.inode ^ (identity.device << 48)) *
                                  0x9E3779B97F4A7C15ULL);
}

void Walker::reject(const std::string& path, std::string reason, std::string detail) {
  sinks_.reject({std::move(reason), std::move(detail), {path, 0, 0}});
}

void Walker::pass_over(const std::string& folder) {
  const Status status(folder);
  if (status.error == 0) passed_over_ = status.identity();
}

void Walker::walk(const std::string& source) {
  const Status status(source);
  if (status.error != 0) {  // gone since it was checked
    reject(source, "cannot read file", words_of(status.error));
  } else if (status.is_folder()) {
    if (status.identity() == passed_over_) return sinks_.skip(source, "the index itself");
    enter(source, status.identity());
  } else {
    read_.try_emplace(status.identity(), status.is_link);
    sinks_.file(status.found(source));
  }
}

void Walker::enter(const std::string& folder, const Identity& identity) {
  std::vector<std::string> names;
  std::error_code error;
  std::filesystem::directory_iterator at(folder, error);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    names.push_back(at->path().filename().string());
  }
  if (error) reject(folder, "cannot read folder", error.message());
  std::ranges::sort(names);  // std::string compares bytes as unsigned

  ancestors_.push_back(identity);
  const std::string stem = folder.ends_with('/') ? folder : folder + "/";
  for (const std::string& name : names) visit(stem + name, name);
  ancestors_.pop_back();
}

void Walker::visit(const std::string& path, std::string_view name) {
  if (name.starts_with('.')) return sinks_.skip(path, "hidden");
  const Status status(path);
  if (status.error != 0) {
    std::string trouble = status.link_trouble();
    if (trouble.empty()) return reject(path, "cannot read file", words_of(status.error));
    return reject(path, std::move(trouble), {});
  }
  if (status.is_folder()) {
    if (status.identity() == passed_over_) return sinks_.skip(path, "the index itself");
    if (std::ranges::find(ancestors_, status.identity()) != ancestors_.end()) {
      return reject(path, "circular symlink", "leads to a folder that it stands in");
    }
    if (take(path, status)) enter(path, status.identity());
  } else if (!status.is_regular()) {
    sinks_.skip(path, "not a regular file");
  } else if (is_documentation(name)) {
    sinks_.skip(path, "documentation");
  } else if (take(path, status)) {
    sinks_.file(status.found(path));
  }
}

/// False if a symbolic link led here, or leads here, a second time.
bool Walker::take(const std::string& path, const Status& status) {
  const auto [known, is_new] = read_.try_emplace(status.identity(), status.is_link);
  if (is_new || (!status.is_link && !known->second)) return true;
  sinks_.skip(path, "already read by another name");
  return false;
}

std::string why_not_a_source(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return {};
  const int error = errno;
  struct stat link {};
  const bool is_link = ::lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode);
  if (error == ELOOP) return "circular symlink";
  if (error == ENOENT && is_link) return "dangling symlink";
  if (error == ENOENT || error == ENOTDIR) return "no such file or folder";
  return words_of(error);
}

bool is_documentation(std::string_view file_name) {
  constexpr std::array<std::string_view, 6> kNames = {"README",  "LICENSE",   "LICENCE",
                                                      "COPYING", "CHANGELOG", "NOTICE"};
  constexpr std::array<std::string_view, 3> kExtensions = {".md", ".dtd", ".xsd"};
  for (const std::string_view extension : kExtensions) {
    if (file_name.size() > extension.size() &&
        equal_folded(file_name.substr(file_name.size() - extension.size()), extension)) {
      return true;
    }
  }
  for (const std::string_view name : kNames) {
    if (file_name.size() < name.size()) continue;
    const std::string_view rest = file_name.substr(name.size());
    const bool is_word = rest.empty() || rest.front() == '.';
    const bool is_marked = rest.starts_with('-') || rest.starts_with('_');
    // "license-deal.txt" may be news; "LICENSE-MIT" is not.
    if (is_word && equal_folded(file_name.substr(0, name.size()), name)) return true;
    if (is_marked && file_name.starts_with(name)) return true;
  }
  return false;
}

}  // namespace tickerdex
