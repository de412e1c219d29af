// Memory of this process.
#pragma once

#include <sys/resource.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <cstdint>

namespace tickerdex {

/// The maximum resident size so far.
inline std::uint64_t peak_memory_bytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

/// Makes malloc map each large block separately, so that freeing it returns it to the system; by
/// default malloc keeps large blocks once the first one is freed. Call before starting any thread.
inline void return_large_blocks() {
#ifdef __GLIBC__
  constexpr int kLarge = 1 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kLarge);
  ::mallopt(M_TRIM_THRESHOLD, 2 * kLarge);
#endif
}

/// Returns freed memory to the system: the checks that follow a build need memory of their own.
inline void return_free_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace tickerdex
