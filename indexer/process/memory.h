// The memory that this process holds.
#pragma once

#include <sys/resource.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <cstdint>

namespace tickerdex {

/// The most that it has held.
inline std::uint64_t peak_memory_bytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

/// Large blocks are mapped each for itself, and so go back to the system when they are freed: malloc
/// would learn from the first that is freed to keep them all. Before the first thread.
inline void return_large_blocks() {
#ifdef __GLIBC__
  constexpr int kLarge = 1 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kLarge);
  ::mallopt(M_TRIM_THRESHOLD, 2 * kLarge);
#endif
}

/// What was freed goes back to the system: the checks that follow a build need memory of their own.
inline void return_free_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace tickerdex
