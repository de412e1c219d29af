// The lock of a rebuild: flock(2) on INDEX/lock, so it ends with its process, however that ends.
//
// The file says who holds it ("4711 2026-11-20T23:55:00Z"); it is never removed. Readers need none.
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>

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

 private:
  int descriptor_ = -1;
};

}  // namespace tickerdex
