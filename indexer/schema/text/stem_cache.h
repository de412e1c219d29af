// Caches the stems of words: news repeats words, and Snowball takes half a microsecond for each.
//
// An open-addressed table of small slots; words and stems are in one string. When either is full,
// the cache is cleared, which bounds memory (3 MiB) and costs next to nothing, as the common words
// are back within a page.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

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

}  // namespace tickerdex
