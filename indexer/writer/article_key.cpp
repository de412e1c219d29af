#include "indexer/writer/article_key.h"

#include <xxhash.h>

namespace tickerdex {

ArticleKey article_key(std::string_view id, std::string_view encoded) {
  const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
  return {hash.high64, hash.low64, XXH3_64bits(encoded.data(), encoded.size())};
}

}  // namespace tickerdex
