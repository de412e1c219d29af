#include "indexer/writer/article_key.h"

#include "indexer/schema/hash.h"

namespace tickerdex {

ArticleKey article_key(std::string_view id, std::string_view encoded) {
  const Hash128 hash = hash128(id);
  return {hash.high, hash.low, hash64(encoded)};
}

}  // namespace tickerdex
