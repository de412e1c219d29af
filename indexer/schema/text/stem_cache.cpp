#include "indexer/schema/text/stem_cache.h"

#include <utility>

namespace tickerdex {
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
