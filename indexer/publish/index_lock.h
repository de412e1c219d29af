// The lock of a rebuild: flock(2) on INDEX/lock, so it ends with its process, however that ends.
//
// The file says who holds it ("4711 2026-11-20T23:55:00Z"); it is never removed. Readers need none.
//
// Whoever can open a file can lock it, for reading too. So the lock can be opened only by those who
// may write the index: its mode is 0600, or 0660 where the folder INDEX can be written by its
// group, and one of a wider mode is tightened. Locks of fcntl(2) would ask for a descriptor that
// writes, but say no more than the mode does; flock stays with its descriptor through execve(2),
// which SignalWatch needs.
//
// A lock that is a symbolic link, no regular file or holds what no run wrote is an error, and not
// touched: it could be anybody's file. One with a second name (a backup by hard links) loses the name
// in INDEX, and a new one takes its place.
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace tickerdex {

/// Another run holds the lock: exit code 75. what() names its process and since when.
struct LockHeld : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class IndexLock {
 public:
  /// Creates INDEX and its lock file where absent. Tries again until `wait` has passed.
  /// @throws LockHeld, IndexError.
  IndexLock(const std::string& index, std::chrono::milliseconds wait, std::int64_t now_utc);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

  int descriptor() const { return descriptor_; }
  /// Who else may hold up runs, or replace what they publish, and how to end that; often empty.
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  int descriptor_ = -1;
  std::vector<std::string> warnings_;
};

}  // namespace tickerdex
