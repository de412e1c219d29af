#include "indexer/schema/text/stemmers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

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

namespace {

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash ^ (hash >> 15);
}

}  // namespace

StemCache::StemCache(const std::string& language) : stemmer_(language), slots_(kFirstSlots) {}

std::string_view StemCache::stem(std::string_view word) {
  if (word.empty()) return word;
  const std::uint32_t hash = hash_of(word);
  if (word.size() <= kMaxCachedBytes) {
    const Slot& slot = find(hash, word);
    if (slot.word_bytes != 0) return stem_of(slot);
  }
  scratch_ = stemmer_(std::string(word));
  if (scratch_.empty()) return word;  // no term is empty
  if (word.size() > kMaxCachedBytes || scratch_.size() > 2 * kMaxCachedBytes) return scratch_;

  make_room();
  Slot& slot = find(hash, word);
  slot.hash = hash;
  slot.at = static_cast<std::uint32_t>(bytes_.size());
  slot.word_bytes = static_cast<std::uint8_t>(word.size());
  slot.stem_bytes = static_cast<std::uint8_t>(scratch_.size());
  slot.stem_begins_word = word.substr(0, scratch_.size()) == scratch_;
  bytes_ += word;
  if (!slot.stem_begins_word) bytes_ += scratch_;
  ++words_;
  return stem_of(slot);
}

std::string_view StemCache::stem_of(const Slot& slot) const {
  const std::size_t at = slot.at + (slot.stem_begins_word ? 0 : slot.word_bytes);
  return std::string_view(bytes_).substr(at, slot.stem_bytes);
}

// The slot of the word, or the empty slot for it.
StemCache::Slot& StemCache::find(std::uint32_t hash, std::string_view word) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.word_bytes == 0) return slot;
    if (slot.hash == hash && slot.word_bytes == word.size() &&
        std::string_view(bytes_).substr(slot.at, slot.word_bytes) == word) {
      return slot;
    }
  }
}

void StemCache::make_room() {
  if (words_ >= kMaxWords || bytes_.size() >= kMaxBytes) {
    slots_.assign(slots_.size(), Slot{});
    bytes_.clear();
    words_ = 0;
    return;
  }
  if (words_ * 2 < slots_.size()) return;
  std::vector<Slot> larger(slots_.size() * 2);
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.word_bytes == 0) continue;
    std::size_t at = slot.hash & mask;
    while (larger[at].word_bytes != 0) at = (at + 1) & mask;
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

}  // namespace tickerdex
