#include "indexer/publish/index_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <utility>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

constexpr std::chrono::milliseconds kBetweenTries{100};
constexpr std::chrono::milliseconds kBetweenLooks{20};
constexpr off_t kMaxOfLine = 128;
constexpr mode_t kAccess = 0777;

struct Descriptor {
  int number = -1;
  explicit Descriptor(int descriptor) : number(descriptor) {}
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  Descriptor(Descriptor&& other) noexcept : number(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number, other.number);
    return *this;
  }
  int release() { return std::exchange(number, -1); }
};

std::string line_of(int descriptor) {
  std::array<char, kMaxOfLine> bytes{};
  const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), 0);
  const std::string text(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return text.substr(0, text.find('\n'));
}

bool is_alive(const std::string& line) {
  const long process = std::strtol(line.c_str(), nullptr, 10);
  return process > 0 && (::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM);
}

// "4711 2026-11-20T23:55:00Z". Checked before it is printed: anybody who can write the file may
// have written it.
bool is_line(const std::string& line) {
  const auto space = line.find(' ');
  return space != line.npos && space > 0 &&
         line.find_first_not_of("0123456789") == space && parse_date(line.substr(space + 1));
}

// A new holder writes its line a moment after locking; until then the line is empty or that of an
// earlier run.
std::string holder_of(int descriptor) {
  std::string text = line_of(descriptor);
  for (int tries = 0; tries < 10 && !is_alive(text); ++tries) {
    std::this_thread::sleep_for(kBetweenLooks);
    text = line_of(descriptor);
  }
  if (!is_line(text)) return "another process, which has not identified itself";
  const auto space = text.find(' ');
  const auto process = text.substr(0, space);
  const auto since = text.substr(space + 1);
  if (is_alive(text)) return fmt::format("process {}, since {}", process, since);
  return fmt::format(
      "last identified as process {}, since {}, which has ended or runs in another "
      "container",
      process, since);
}

struct stat facts_of(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) fail_to("read", path, errno);
  return facts;
}

std::string why_no_lock(const struct stat& file) {
  if (!S_ISREG(file.st_mode)) return "it is not a regular file";
  if (file.st_size > kMaxOfLine) return "it contains data that no run wrote";
  return {};
}

// Opens the file without following links, blocking or changing anything.
Descriptor open_lock(const std::string& path, mode_t mode) {
  Descriptor file(::open(path.c_str(),
                         O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, mode));
  std::string trouble;
  if (file.number < 0) {
    const int error = errno;
    struct stat found {};
    const bool exists = ::lstat(path.c_str(), &found) == 0;
    if (exists && S_ISLNK(found.st_mode)) trouble = "it is a symbolic link";
    if (exists && S_ISDIR(found.st_mode)) trouble = "it is a folder";
    if (trouble.empty()) fail_to("open", path, error);
  } else {
    struct stat found {};
    if (::fstat(file.number, &found) != 0) fail_to("read", path, errno);
    trouble = why_no_lock(found);
  }
  if (trouble.empty()) return file;
  throw IndexError(
      fmt::format("{} cannot be used as the lock: {}; find out who put it there, and remove it",
                  path, trouble));
}

// Whether the file is still the one at `path`: it may have been replaced meanwhile.
bool is_at(const std::string& path, int descriptor) {
  struct stat ours {};
  struct stat found {};
  return ::fstat(descriptor, &ours) == 0 && ::lstat(path.c_str(), &found) == 0 &&
         ours.st_dev == found.st_dev && ours.st_ino == found.st_ino;
}

bool has_other_name(int descriptor) {
  struct stat file {};
  return ::fstat(descriptor, &file) == 0 && file.st_nlink > 1;
}

// Sets exactly `mode`, whatever the umask. False: others may still open the file.
bool set_mode(int descriptor, mode_t mode) {
  struct stat file {};
  if (::fstat(descriptor, &file) != 0) return true;
  const mode_t now = file.st_mode & kAccess;
  if (now == mode) return true;
  return ::fchmod(descriptor, mode) == 0 || (now & ~mode) == 0;
}

std::string wide_mode(const std::string& path, mode_t mode) {
  return fmt::format(
      "{0} can be opened, and so locked, by users who may not write the index; as its owner run: "
      "chmod {1:o} {0}",
      path, mode);
}

}  // namespace

IndexLock::IndexLock(const std::string& index, std::chrono::milliseconds wait,
                     std::int64_t now_utc) {
  std::error_code error;
  std::filesystem::create_directories(index, error);
  if (error) fail_to("create", index, error.value());
  const std::string path = index + "/" + std::string(layout::kLock);
  const mode_t folder = facts_of(index).st_mode;
  const mode_t mode = (folder & S_IWGRP) != 0 ? 0660 : 0600;
  const auto deadline = std::chrono::steady_clock::now() + wait;
  Descriptor file = open_lock(path, mode);
  for (;;) {
    // Before locking, so that users whom a wider mode let in cannot open it again.
    const bool is_closed = set_mode(file.number, mode);
    if (::flock(file.number, LOCK_EX | LOCK_NB) == 0) {
      const bool is_ours = is_at(path, file.number);
      if (is_ours && !has_other_name(file.number)) {
        if (!is_closed) warnings_.push_back(wide_mode(path, mode));
        break;
      }
      // A hard link, from a backup or to somebody's file: it keeps its other name and its bytes.
      if (is_ours && ::unlink(path.c_str()) != 0) fail_to("replace", path, errno);
      file = open_lock(path, mode);
      continue;
    }
    const int cause = errno;
    if (cause == EINTR) continue;
    if (cause != EWOULDBLOCK) fail_to("lock", path, cause);
    if (std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(kBetweenTries);
      continue;
    }
    throw LockHeld(
        fmt::format("another rebuild holds {} ({}); try later, or wait for it with "
                    "--wait SECONDS",
                    index, holder_of(file.number)));
  }
  if ((folder & S_IWOTH) != 0 && (folder & S_ISVTX) == 0) {
    warnings_.push_back(
        fmt::format("any user can put other files into {0}, or remove it; run: chmod o-w {0}", index));
  }
  const std::string who = fmt::format("{} {}\n", ::getpid(), format_rfc3339(now_utc));
  if (::ftruncate(file.number, 0) != 0 ||
      ::pwrite(file.number, who.data(), who.size(), 0) != static_cast<ssize_t>(who.size())) {
    // The lock works without the line; only messages about it are less helpful.
    static_cast<void>(::ftruncate(file.number, 0));
  }
  descriptor_ = file.release();
}

IndexLock::~IndexLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace tickerdex
