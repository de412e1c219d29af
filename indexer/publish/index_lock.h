// The lock of a rebuild: flock(2) on INDEX/lock, so it is released however its process ends.
//
// The file names its holder ("4711 2026-11-20T23:55:00Z") and is never removed. Readers need no
// lock.
//
// Whoever can open a file can lock it, even for reading. So only those who may write the index can
// open the lock: its mode is 0600, or 0660 if the group can write the folder INDEX, and a wider
// mode is tightened. fcntl(2) locks would require a writable descriptor, which adds nothing to the
// mode; flock stays with its descriptor through execve(2), which SignalWatch needs.
//
// A lock that is a symbolic link, not a regular file, or contains data that no run wrote is an
// error and is not touched: it could be anybody's file. One with a second hard link (as some
// backups make) loses its name in INDEX and is replaced.
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace tickerdex {

/// Another run holds the lock: exit code 75. what() names its process and start time.
struct LockHeld : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class IndexLock {
 public:
  /// Creates INDEX and its lock file if absent. Tries again until `wait` has passed.
  /// @throws LockHeld, IndexError.
  IndexLock(const std::string& index, std::chrono::milliseconds wait, std::int64_t now_utc);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

  int descriptor() const { return descriptor_; }
  /// Which other users could block runs or replace what they publish, and how to prevent it.
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  int descriptor_ = -1;
  std::vector<std::string> warnings_;
};

}  // namespace tickerdex
