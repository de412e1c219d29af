// Identifies an article and its version.
//
// Ids are compared by a 128-bit hash: among 10 million, the chance of a collision is 10^-24. An
// article's key is computed once, when it has been read, and stored in the ledger; so the hashes
// are part of the ledger's format (XXH3, whose values never change).
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/schema/hash.h"

namespace tickerdex {

struct ArticleKey {
  std::uint64_t id_high = 0;
  std::uint64_t id_low = 0;
  std::uint64_t content = 0;
  bool operator==(const ArticleKey&) const = default;
  bool same_id(const ArticleKey& other) const {
    return id_high == other.id_high && id_low == other.id_low;
  }
};
static_assert(sizeof(ArticleKey) == 24);

/// `encoded` is encode_article() of the article with that id.
inline ArticleKey article_key(std::string_view id, std::string_view encoded) {
  const Hash128 hash = hash128(id);
  return {hash.high, hash.low, hash64(encoded)};
}

}  // namespace tickerdex
