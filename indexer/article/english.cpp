#include "indexer/article/english.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

// Frequent English words that no other language in Latin script has: hence no "of" (Dutch), "for"
// (Danish), "was" (German), "to" (Polish), "or" (French). Sorted.
constexpr std::array<std::string_view, 24> kEnglish{
    "about", "after", "and",  "been", "from",  "has",   "have",  "its",
    "more",  "other", "said", "than", "that",  "the",   "their", "they",
    "this",  "were",  "what", "when", "which", "while", "will",  "with"};
static_assert(std::is_sorted(kEnglish.begin(), kEnglish.end()));

constexpr std::size_t kMinHits = 5;
constexpr std::size_t kMinDifferent = 3;
constexpr std::size_t kWordsToHits = 12;  // in running English one word in eight is a hit

}  // namespace

bool is_plainly_english(std::string_view text) {
  std::size_t words = 0;
  std::size_t hits = 0;
  std::uint32_t different = 0;
  std::array<char, 8> word{};
  std::size_t length = 0;
  const auto end_word = [&] {
    if (length == 0) return;
    ++words;
    if (length >= 3 && length <= 5) {
      const std::string_view found(word.data(), length);
      const auto* const at = std::lower_bound(kEnglish.begin(), kEnglish.end(), found);
      if (at != kEnglish.end() && *at == found) {
        ++hits;
        different |= std::uint32_t{1} << (at - kEnglish.begin());
      }
    }
    length = 0;
  };
  for (const char c : text) {
    if (!is_ascii(c)) return false;
    if (is_letter(c)) {
      if (length < word.size()) word[length] = static_cast<char>(c | 0x20);
      ++length;
    } else {
      end_word();
    }
  }
  end_word();
  return hits >= kMinHits && hits * kWordsToHits >= words &&
         static_cast<std::size_t>(std::popcount(different)) >= kMinDifferent;
}

}  // namespace tickerdex
