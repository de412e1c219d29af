#include "indexer/schema/text/stemmers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/schema/hash.h"
#include "indexer/schema/text/analyzer.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

// ISO 639-1 codes by which Xapian knew a stemmer in any version so far.
constexpr std::array<const char*, 32> kCandidates{
    "ar", "ca", "da", "de", "el", "en", "eo", "es", "et", "eu", "fi", "fr", "ga", "hi", "hu", "hy",
    "id", "it", "lt", "nb", "ne", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr"};

bool has_stemmer(const char* language) {
  try {
    const Xapian::Stem probe(language);
    return !probe.is_none();
  } catch (const Xapian::InvalidArgumentError&) {
    return false;
  }
}

}  // namespace

const std::vector<std::string>& Stemmers::languages() {
  static const std::vector<std::string> known = [] {
    std::vector<std::string> found;
    std::copy_if(kCandidates.begin(), kCandidates.end(), std::back_inserter(found), has_stemmer);
    return found;
  }();
  return known;
}

StemCache* Stemmers::of(std::string_view language) {
  if (language.empty()) return nullptr;
  for (const auto& [name, cache] : caches_) {
    if (name == language) return cache.get();
  }
  const auto* const candidate = std::lower_bound(kCandidates.begin(), kCandidates.end(), language);
  if (candidate == kCandidates.end() || *candidate != language) return nullptr;
  auto cache =
      has_stemmer(*candidate) ? std::make_unique<StemCache>(std::string(language)) : nullptr;
  return caches_.emplace_back(language, std::move(cache)).second.get();
}

std::string_view bounded_word(std::string_view word, std::string& buffer) {
  if (word.size() <= kMaxWordBytes) return word;
  constexpr std::size_t kHashBytes = 17;  // '#' and 16 hexadecimal digits
  std::size_t keep = kMaxWordBytes - kHashBytes;
  while (is_utf8_trail(word[keep])) --keep;
  buffer.assign(word, 0, keep);
  fmt::format_to(std::back_inserter(buffer), "#{:016x}", hash64(word));
  return buffer;
}

std::string_view term_of(std::string_view word, StemCache* stemmer, std::string& buffer) {
  if (word.size() > kMaxStemmedBytes) return bounded_word(word, buffer);
  return stemmer == nullptr ? word : stemmer->stem(word);
}

}  // namespace tickerdex
