#include "indexer/publish/index_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

#include "indexer/schema/date/date.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

constexpr std::chrono::milliseconds kBetweenTries{100};
constexpr std::chrono::milliseconds kBetweenLooks{20};

std::string line_of(int descriptor) {
  std::array<char, 128> bytes{};
  const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), 0);
  const std::string text(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return text.substr(0, text.find('\n'));
}

bool is_alive(const std::string& line) {
  const long process = std::strtol(line.c_str(), nullptr, 10);
  return process > 0 && (::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM);
}

// Whoever has just locked it writes who it is a moment later; until then the line is empty, or that
// of a run long gone.
std::string holder_of(int descriptor) {
  std::string text = line_of(descriptor);
  for (int tries = 0; tries < 10 && !is_alive(text); ++tries) {
    std::this_thread::sleep_for(kBetweenLooks);
    text = line_of(descriptor);
  }
  const auto space = text.find(' ');
  if (space == std::string::npos) return "another process";
  return fmt::format("process {}, since {}", text.substr(0, space), text.substr(space + 1));
}

}  // namespace

IndexLock::IndexLock(const std::string& index, std::chrono::milliseconds wait,
                     std::int64_t now_utc) {
  std::error_code error;
  std::filesystem::create_directories(index, error);
  if (error) throw IndexError(fmt::format("cannot create {}: {}", index, error.message()));
  const std::string path = index + "/" + std::string(layout::kLock);
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) {
    throw IndexError(fmt::format("cannot open {}: {}", path, std::strerror(errno)));
  }
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int cause = errno;
    if (cause == EINTR) continue;
    const bool late = std::chrono::steady_clock::now() >= deadline;
    if (cause == EWOULDBLOCK && !late) {
      std::this_thread::sleep_for(kBetweenTries);
      continue;
    }
    const std::string holder = holder_of(descriptor_);
    ::close(descriptor_);
    if (cause != EWOULDBLOCK) {
      throw IndexError(fmt::format("cannot lock {}: {}", path, std::strerror(cause)));
    }
    throw LockHeld(
        fmt::format("another rebuild holds {} ({}); try later, or wait for it with "
                    "--wait SECONDS",
                    index, holder));
  }
  const std::string who = fmt::format("{} {}\n", ::getpid(), format_rfc3339(now_utc));
  if (::ftruncate(descriptor_, 0) != 0 ||
      ::pwrite(descriptor_, who.data(), who.size(), 0) != static_cast<ssize_t>(who.size())) {
    // The lock holds without it: only its message is poorer. A full disk shows itself later.
    static_cast<void>(::ftruncate(descriptor_, 0));
  }
}

IndexLock::~IndexLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace tickerdex
