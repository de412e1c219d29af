#include "indexer/schema/hash.h"

#include <xxhash.h>

#include <new>

namespace tickerdex {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

Hash128 hash128(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

void StreamHash::Free::operator()(XXH3_state_s* state) const { XXH3_freeState(state); }

StreamHash::StreamHash() : state_(XXH3_createState()) {
  if (!state_) throw std::bad_alloc();
  reset();
}

void StreamHash::add(std::string_view bytes) {
  XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
}

std::uint64_t StreamHash::value() const { return XXH3_64bits_digest(state_.get()); }

void StreamHash::reset() { XXH3_64bits_reset(state_.get()); }

}  // namespace tickerdex
