// XXH3, the hash of terms, ids, manifests and this project's files: the same on every machine, and
// its values never change. Not collision-resistant. Source: the specification of xxHash.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

struct XXH3_state_s;

namespace tickerdex {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
};
Hash128 hash128(std::string_view bytes);

/// hash64() of bytes in pieces; the value does not depend on the pieces.
class StreamHash {
 public:
  StreamHash();
  void add(std::string_view bytes);
  std::uint64_t value() const;
  void reset();

 private:
  struct Free {
    void operator()(XXH3_state_s* state) const;
  };
  std::unique_ptr<XXH3_state_s, Free> state_;
};

}  // namespace tickerdex
