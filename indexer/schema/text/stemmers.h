// The stemmers by language, with a cache each, and the bound on a word's length.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tickerdex {

/// Longer words are not stemmed: no language has them, and a stemmer may take long.
inline constexpr std::size_t kMaxStemmedBytes = 100;

/// Caches the stems of words: news repeats words, and Snowball takes half a microsecond for each.
///
/// An open-addressed table of small slots; words and stems are in one string. When either is full,
/// the cache is cleared, which bounds memory (3 MiB) and costs next to nothing, as the common words
/// are back within a page.
class StemCache {
 public:
  /// `language`: ISO 639-1, one that Xapian has a stemmer for.
  explicit StemCache(const std::string& language);

  /// Valid until the next call, and as long as `word` is.
  std::string_view stem(std::string_view word);

 private:
  static constexpr std::size_t kFirstSlots = 1 << 10;
  static constexpr std::size_t kMaxWords = 1 << 16;
  static constexpr std::size_t kMaxBytes = 1 << 20;
  static constexpr std::size_t kMaxCachedBytes = 32;

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t at = 0;         // of the word in bytes_
    std::uint8_t word_bytes = 0;  // 0: empty
    std::uint8_t stem_bytes = 0;
    bool stem_begins_word = false;  // else it is stored after the word
  };

  std::string_view stem_of(const Slot& slot) const;
  Slot& find(std::uint32_t hash, std::string_view word);
  void make_room();

  Xapian::Stem stemmer_;
  std::vector<Slot> slots_;
  std::size_t words_ = 0;
  std::string bytes_;
  std::string scratch_;
};

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
