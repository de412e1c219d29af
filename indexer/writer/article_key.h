// What tells an article from all others, and from other versions of itself.
//
// Ids are compared by 128 bits of hash: among 10 million, two meet by chance once in 10^24. An
// article's key is made once, when it has been read, and goes along with it into the ledger; the
// hashes are therefore part of the ledger's format (XXH3, whose values are fixed for good).
#pragma once

#include <cstdint>
#include <string_view>

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
ArticleKey article_key(std::string_view id, std::string_view encoded);

}  // namespace tickerdex
