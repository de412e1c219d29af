// The stemmers by language, and the bound on a word's length.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/text/stem_cache.h"

namespace tickerdex {

/// Longer words are not stemmed: no language has them, and a stemmer may take long.
inline constexpr std::size_t kMaxStemmedBytes = 100;

/// Creates a stemmer on the first use of its language. Not thread-safe.
class Stemmers {
 public:
  /// Null for a language without one.
  StemCache* of(std::string_view language);

  static const std::vector<std::string>& languages();

 private:
  std::vector<std::pair<std::string, std::unique_ptr<StemCache>>> caches_;
};

/// `word` itself if it is short enough, else in `buffer` its beginning, '#' and a hash of the
/// whole; at most kMaxWordBytes.
std::string_view bounded_word(std::string_view word, std::string& buffer);

/// The term of a folded part. Valid until the next call with the same arguments' owners.
std::string_view term_of(std::string_view word, StemCache* stemmer, std::string& buffer);

}  // namespace tickerdex
