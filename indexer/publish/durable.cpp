#include "indexer/publish/durable.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;

struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

constexpr std::string_view kMark = ".tickerdex-";
constexpr std::size_t kDigits = 12;
// A file name has 255 bytes at most; this leaves space for the mark and the digits.
constexpr std::size_t kMaxOfName = 200;
constexpr int kTries = 100;
constexpr mode_t kMode = 0644;

std::string folder_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string prefix_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  const auto name = slash == std::string::npos ? path : path.substr(slash + 1);
  return "." + name.substr(0, kMaxOfName) + std::string(kMark);
}

bool is_beside(std::string_view name, std::string_view prefix) {
  if (name.size() != prefix.size() + kDigits || !name.starts_with(prefix)) return false;
  return name.find_first_not_of("0123456789abcdef", prefix.size()) == name.npos;
}

// A link cannot be locked, but links are made, and this is called for them, only by the holder of
// the index's lock.
bool is_in_use(const std::string& path) {
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0) return true;
  if (S_ISLNK(facts.st_mode)) return false;
  if (!S_ISREG(facts.st_mode)) return true;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return true;
  const bool is_free = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  ::close(descriptor);
  return !is_free;
}

// Creates and locks the file. -1: another process removed it in between; try again.
int create(const std::string& path, const std::string& target) {
  const int descriptor =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kMode);
  if (descriptor < 0) {
    if (errno == EEXIST) return -1;
    fail_to("write", target, errno);
  }
  struct stat facts {};
  // On a file system without locks, nobody else cleans up either.
  const bool is_locked = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
  if (is_locked && ::fstat(descriptor, &facts) == 0 && facts.st_nlink == 1) return descriptor;
  ::close(descriptor);
  return -1;
}

// Keeps the permissions that the target's owner set.
void take_mode(int descriptor, const std::string& target) {
  struct stat before {};
  struct stat now {};
  if (::lstat(target.c_str(), &before) != 0 || !S_ISREG(before.st_mode)) return;
  if (::fstat(descriptor, &now) != 0 || before.st_uid != now.st_uid) return;
  mode_t mode = before.st_mode & 0666;
  const bool has_group =
      before.st_gid == now.st_gid ||
      ::fchown(descriptor, static_cast<uid_t>(-1), before.st_gid) == 0;
  if (!has_group) mode &= ~static_cast<mode_t>(0060);
  static_cast<void>(::fchmod(descriptor, mode));
}

}  // namespace

void sync_path(const std::string& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
  if (file.number < 0) fail_to("open", path, errno);
  if (::fsync(file.number) != 0) fail_to("fsync", path, errno);
}

void sync_tree(const std::string& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) {
      sync_tree(entry.path().string());
    } else {
      sync_path(entry.path().string());
    }
  }
  sync_path(folder);
}

void write_file_durably(const std::string& path, std::string_view bytes) {
  Replacement file(path);
  file.write(bytes);
  file.commit();
}

void rename_path(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) fail_to("rename to", to, errno);
}

bool replace_symlink(const std::string& target, const std::string& link) {
  remove_stale_temporaries(link);
  const std::string temporary = temporary_name(link);
  if (::symlink(target.c_str(), temporary.c_str()) != 0) fail_to("create", link, errno);
  try {
    rename_path(temporary, link);
  } catch (const IndexError&) {
    ::unlink(temporary.c_str());
    throw;
  }
  try {
    sync_path(folder_of(link));
  } catch (const IndexError&) {
    return false;
  }
  return true;
}

std::string temporary_name(const std::string& target) {
  std::uint64_t number = 0;
  if (::getrandom(&number, sizeof number, 0) != sizeof number) {
    fail_to("get random bytes for", target, errno);
  }
  const std::string digits = fmt::format("{:016x}", number).substr(0, kDigits);
  const auto slash = target.find_last_of('/');
  const auto folder = slash == std::string::npos ? std::string() : target.substr(0, slash + 1);
  return folder + prefix_of(target) + digits;
}

void remove_stale_temporaries(const std::string& target) {
  const std::string folder = folder_of(target);
  const std::string prefix = prefix_of(target);
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.c_str()), &::closedir);
  if (!entries) return;
  std::vector<std::string> stale;
  while (const dirent* entry = ::readdir(entries.get())) {
    if (!is_beside(entry->d_name, prefix)) continue;
    std::string path = folder + "/" + entry->d_name;
    if (!is_in_use(path)) stale.push_back(std::move(path));
  }
  for (const auto& path : stale) ::unlink(path.c_str());
}

Replacement::Replacement(const std::string& target) : target_(target) {
  remove_stale_temporaries(target_);
  for (int i = 0; i < kTries && descriptor_ < 0; ++i) {
    path_ = temporary_name(target_);
    descriptor_ = create(path_, target_);
  }
  if (descriptor_ < 0) fail_to("write", target_, EEXIST);
}

Replacement::~Replacement() {
  if (!path_.empty()) ::unlink(path_.c_str());
  ::close(descriptor_);
}

void Replacement::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_to("write", target_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Replacement::commit() {
  take_mode(descriptor_, target_);
  if (::fsync(descriptor_) != 0) fail_to("fsync", target_, errno);
  rename_path(path_, target_);
  path_.clear();
  sync_path(folder_of(target_));
}

}  // namespace tickerdex
