// A 64-bit hash that is the same on every machine and in every version, as terms, ids and manifests
// contain it. FNV-1a with a final mix; not collision-resistant.
#pragma once

#include <cstdint>
#include <string_view>

namespace tickerdex {

constexpr std::uint64_t hash64(std::string_view bytes,
                               std::uint64_t seed = 0xcbf29ce484222325ULL) {
  std::uint64_t hash = seed;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  hash ^= hash >> 32;
  hash *= 0x9fb21c651e98df25ULL;
  hash ^= hash >> 28;
  return hash;
}

}  // namespace tickerdex
