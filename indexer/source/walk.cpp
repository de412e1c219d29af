#include "indexer/source/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/safe_text.h"

namespace tickerdex {
namespace {

constexpr std::string_view kSkipIndex = "the index itself";
constexpr std::string_view kSkipReports = "reports of the index";
constexpr std::string_view kReports = ".reports";  // as tickerdex-nightly calls them
constexpr std::string_view kSkipCircular = "circular symlink";
constexpr std::string_view kSkipKernel = "a file of the kernel";

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

/// A terminal, as /dev/stdin may be, or /dev/null.
bool is_finite_device(const std::string& path, const struct stat& status) {
  if (!S_ISCHR(status.st_mode)) return false;
  if (status.st_rdev == makedev(1, 3)) return true;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool is_terminal = ::isatty(descriptor) == 1;
  ::close(descriptor);
  return is_terminal;
}

bool equal_folded(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

// Whether it is any index of tickerdex: it has generations, and a link to the live one or a lock.
bool is_index(const std::string& folder) {
  struct stat facts {};
  const auto has = [&](std::string_view name, auto is_kind) {
    const std::string path = folder + "/" + std::string(name);
    return ::lstat(path.c_str(), &facts) == 0 && is_kind(facts.st_mode);
  };
  const auto is_folder = [](mode_t mode) { return S_ISDIR(mode) || S_ISLNK(mode); };
  const auto is_link = [](mode_t mode) { return S_ISLNK(mode) != 0; };
  return has(layout::kGenerations, is_folder) &&
         (has(layout::kCurrent, is_link) ||
          (has(layout::kLock, [](mode_t mode) { return S_ISREG(mode) != 0; }) && facts.st_size < 128));
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
  FoundFile found(const std::string& path, const std::string& root) const {
    return {path,         mtime_ns(), static_cast<std::uint64_t>(target.st_size),
            is_regular(), is_link,    root};
  }
  std::int64_t mtime_ns() const {
    return target.st_mtim.tv_sec * std::int64_t{1'000'000'000} + target.st_mtim.tv_nsec;
  }
  bool is_folder() const { return S_ISDIR(target.st_mode); }
  bool is_regular() const { return S_ISREG(target.st_mode); }
  Identity identity() const { return {target.st_dev, target.st_ino}; }
};

std::size_t Walker::IdentityHash::operator()(const Identity& identity) const {
  return static_cast<std::size_t>((identity.inode ^ (identity.device << 48)) *
                                  0x9E3779B97F4A7C15ULL);
}

void Walker::reject(const std::string& path, std::string reason, std::string detail) {
  sinks_.reject({std::move(reason), std::move(detail), {path_text(path), 0, 0}});
}

void Walker::exclude(const std::string& folder, const std::string& why) {
  const Status status(folder);
  if (status.error == 0) excluded_.push_back({status.identity(), real_path(folder), why});
}

std::string Walker::why_excluded(const Status& status) const {
  const auto one = std::ranges::find(excluded_, status.identity(), &Excluded::identity);
  return one == excluded_.end() ? "" : one->why;
}

void Walker::walk(const std::string& source) {
  const Status status(source);
  root_ = real_path(source);
  if (status.error != 0) {  // removed since it was checked
    reject(source, "cannot read file", error_text(status.error));
  } else if (status.is_folder()) {
    if (auto why = why_excluded(status); !why.empty()) {
      return sinks_.skip(source, std::move(why));
    }
    visit_folder(source, status);
  } else {
    read_.try_emplace(status.identity(), status.is_link);
    sinks_.file(status.found(source, ""));
  }
}

void Walker::visit_folder(const std::string& path, const Status& status) {
  if (is_kernel_file(path, status)) return sinks_.skip(path, std::string(kSkipKernel));
  enter(path, status);
}

void Walker::enter(const std::string& folder, const Status& status) {
  std::vector<std::string> names;
  const std::string trouble = list(folder, status, names);
  if (!trouble.empty()) reject(folder, "cannot read folder", trouble);
  std::ranges::sort(names);  // std::string compares bytes as unsigned

  ancestors_.push_back(status.identity());
  const std::string stem = folder.ends_with('/') ? folder : folder + "/";
  for (const std::string& name : names) visit(stem + name, name);
  ancestors_.pop_back();
}

/// Lists the folder; returns an error message or "". A link may have replaced the folder since it
/// was found: what is opened must still be inside the source.
std::string Walker::list(const std::string& folder, const Status& status,
                         std::vector<std::string>& names) const {
  const bool is_root = ancestors_.empty();
  const int flags = is_root || status.is_link ? 0 : O_NOFOLLOW;
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags);
  if (descriptor < 0) return error_text(errno);
  const std::unique_ptr<DIR, CloseFolder> entries(::fdopendir(descriptor));
  if (!entries) {
    const int error = errno;
    ::close(descriptor);
    return error_text(error);
  }
  if (links_ == Links::inside && !is_root && !is_inside(real_path(descriptor, folder), root_)) {
    return "it was replaced while the folder was read";
  }
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(entries.get());
    if (!entry) return errno == 0 ? "" : error_text(errno);
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
}

void Walker::visit(const std::string& path, std::string_view name) {
  if (name.starts_with('.')) return sinks_.skip(path, "hidden");
  const Status status(path);
  if (std::string why = why_not_followed(path, status); !why.empty()) {
    return sinks_.skip(path, std::move(why));
  }
  if (status.error != 0) return reject(path, "cannot read file", error_text(status.error));
  if (status.is_folder()) {
    if (auto why = why_excluded(status); !why.empty()) return sinks_.skip(path, std::move(why));
    if (is_index(path)) return sinks_.skip(path, "an index");
    if (name.ends_with(kReports) && is_index(path.substr(0, path.size() - kReports.size()))) {
      return sinks_.skip(path, std::string(kSkipReports));
    }
    if (std::ranges::find(ancestors_, status.identity()) != ancestors_.end()) {
      return sinks_.skip(path, std::string(kSkipCircular));
    }
    if (take(path, status)) visit_folder(path, status);
  } else if (!status.is_regular()) {
    sinks_.skip(path, "not a regular file");
  } else if (is_documentation(name)) {
    sinks_.skip(path, "documentation");
  } else if (is_kernel_file(path, status)) {
    sinks_.skip(path, std::string(kSkipKernel));
  } else if (take(path, status)) {
    sinks_.file(status.found(path, links_ == Links::all ? "" : root_));
  }
}

std::string Walker::why_not_followed(const std::string& path, const Status& status) const {
  if (!status.is_link) return {};
  if (status.error == ELOOP) return std::string(kSkipCircular);
  if (status.error == ENOENT || status.error == ENOTDIR) return "dangling symlink";
  const std::string target = status.error == 0 ? real_path(path) : stated_target(path);
  if (links_ == Links::inside && !is_inside(target, root_)) {
    return "symlink that leads out of the source (--follow-links)";
  }
  for (const Excluded& one : excluded_) {
    if (is_inside(target, one.real)) return one.why;
  }
  return {};
}

/// Whether it is in /proc, /sys or the like, where sizes are wrong and some files are endless.
bool Walker::is_kernel_file(const std::string& path, const Status& status) {
  const auto [known, is_new] = kernel_devices_.try_emplace(status.target.st_dev, false);
  if (!is_new) return known->second;
  constexpr std::array<std::uint32_t, 14> kKernelFileSystems = {
      PROC_SUPER_MAGIC,  SYSFS_MAGIC,    DEBUGFS_MAGIC,      TRACEFS_MAGIC,  SECURITYFS_MAGIC,
      CGROUP_SUPER_MAGIC, CGROUP2_SUPER_MAGIC, BPF_FS_MAGIC, PSTOREFS_MAGIC, EFIVARFS_MAGIC,
      SELINUX_MAGIC,     DEVPTS_SUPER_MAGIC, NSFS_MAGIC,     BINFMTFS_MAGIC};
  struct statfs system {};
  if (::statfs(path.c_str(), &system) != 0) return false;
  const auto type = static_cast<std::uint32_t>(system.f_type);
  known->second = std::ranges::find(kKernelFileSystems, type) != kKernelFileSystems.end();
  return known->second;
}

/// False for the second visit if either visit is through a symbolic link.
bool Walker::take(const std::string& path, const Status& status) {
  const auto [known, is_new] = read_.try_emplace(status.identity(), status.is_link);
  if (is_new || (!status.is_link && !known->second)) return true;
  sinks_.skip(path, "already read by another name");
  return false;
}

void exclude_index(const std::string& index, Walker& walker) {
  if (index.empty()) return;
  walker.exclude(index, std::string(kSkipIndex));
  walker.exclude(index + "/" + std::string(layout::kGenerations), std::string(kSkipIndex));
  std::string name = index;
  while (name.size() > 1 && name.ends_with('/')) name.pop_back();
  for (const auto& path : {name, real_path(name)}) {
    if (!path.empty()) walker.exclude(path + std::string(kReports), std::string(kSkipReports));
  }
}

std::string why_not_a_source(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) {
    if (S_ISSOCK(status.st_mode)) return "a socket, which is not read";
    const bool is_device = S_ISBLK(status.st_mode) || S_ISCHR(status.st_mode);
    return is_device && !is_finite_device(path, status) ? "a device, which is not read" : "";
  }
  const int error = errno;
  struct stat link {};
  const bool is_link = ::lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode);
  if (error == ELOOP) return "circular symlink";
  if (error == ENOENT && is_link) return "dangling symlink";
  if (error == ENOENT || error == ENOTDIR) return "no such file or folder";
  return error_text(error);
}

bool is_documentation(std::string_view file_name) {
  constexpr std::array<std::string_view, 8> kNames = {
      "README", "LICENSE", "LICENCE", "COPYING", "CHANGELOG", "NOTICE", "CONTRIBUTING",
      "CODE_OF_CONDUCT"};
  constexpr std::array<std::string_view, 2> kExtensions = {".dtd", ".xsd"};
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
