#include "indexer/writer/invert/term_dictionary.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "indexer/process/threads.h"

namespace tickerdex::invert {
namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kReadableBehind = 8;

std::uint64_t load8(const char* at) {
  std::uint64_t value;
  std::memcpy(&value, at, 8);
  return value;
}

// 1 to 8 bytes as one number, with two overlapping loads.
std::uint64_t load_short(const char* at, std::size_t bytes) {
  if (bytes >= 4) {
    std::uint32_t low;
    std::uint32_t high;
    std::memcpy(&low, at, 4);
    std::memcpy(&high, at + bytes - 4, 4);
    return low | std::uint64_t{high} << 32;
  }
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
  return byte(0) | byte(bytes / 2) << 8 | byte(bytes - 1) << 16;
}

// The first eight bytes as a number with the same order; a shorter term is padded with NULs.
std::uint64_t sort_prefix(std::string_view term) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    prefix = prefix << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  }
  return prefix;
}

}  // namespace

TermDictionary::TermDictionary()
    : slots_(kFirstSlots, 0), mask_(kFirstSlots - 1), long_terms_(64 * 1024) {}

std::uint64_t TermDictionary::hash(std::string_view term) {
  constexpr std::uint64_t kOdd1 = 0xa0761d6478bd642fULL;
  constexpr std::uint64_t kOdd2 = 0xe7037ed1a0b428dbULL;
  std::uint64_t h = term.size() * kOdd2;
  while (term.size() > 8) {
    h = (std::rotl(h, 27) ^ load8(term.data())) * kOdd1;
    h ^= h >> 32;
    term.remove_prefix(8);
  }
  h = (h ^ load_short(term.data(), term.size())) * kOdd1;
  h ^= h >> 29;
  h *= kOdd2;
  return h ^ (h >> 32);
}

std::uint32_t TermDictionary::number_of(std::string_view term, std::uint64_t hash) {
  const Slot tag = hash >> 32 << 32;
  for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
    const Slot slot = slots_[i];
    if (slot == 0) {
      add(term);
      slots_[i] = tag | size_;
      const std::uint32_t number = size_ - 1;
      if (size_ * 5ULL > slots_.size() * 3ULL) rehash();
      return number;
    }
    if ((slot ^ tag) >> 32 == 0) {
      const auto number = static_cast<std::uint32_t>(slot) - 1;
      if (entry(number).term() == term) return number;
    }
  }
}

void TermDictionary::add(std::string_view term) {
  if (size_ % kPageEntries == 0) pages_.push_back(std::make_unique<TermEntry[]>(kPageEntries));
  auto& e = entry(size_++);
  e.bytes = static_cast<std::uint8_t>(term.size());
  if (term.size() <= TermEntry::kInlineBytes) {
    std::memcpy(e.own.data(), term.data(), term.size());
    e.text = e.own.data();
  } else {
    char* at = long_terms_.reserve(term.size());
    std::memcpy(at, term.data(), term.size());
    long_terms_.commit(at + term.size());
    e.text = at;
  }
  term_bytes_ += term.size();
}

// The low half of a hash is not stored, so terms are hashed again.
void TermDictionary::rehash() {
  std::vector<Slot> bigger(slots_.size() * 2, 0);
  mask_ = bigger.size() - 1;
  for (std::uint32_t number = 0; number < size_; ++number) {
    const std::uint64_t h = hash(entry(number).term());
    std::size_t i = h & mask_;
    while (bigger[i] != 0) i = (i + 1) & mask_;
    bigger[i] = (h >> 32 << 32) | (number + 1);
  }
  slots_ = std::move(bigger);
}

std::size_t TermDictionary::memory_bytes() const {
  constexpr std::size_t kToSort = 16 + 4 + 4 + 8;
  return slots_.size() * sizeof(Slot) * 3 / 2 +
         pages_.size() * kPageEntries * (sizeof(TermEntry) + kToSort) + long_terms_.memory_bytes() +
         term_bytes_;
}

// Terms are divided by their first bytes into as many ranges as there are jobs, and each range is
// sorted and laid out separately.
SortedTerms::SortedTerms(const TermDictionary& dictionary, std::uint32_t jobs)
    : numbers_(dictionary.size()), ranks_(dictionary.size()), starts_(dictionary.size() + 1) {
  struct Key {
    std::uint64_t prefix;
    std::uint32_t number;
  };
  const std::size_t count = dictionary.size();
  std::vector<Key> keys(count);
  for (std::uint32_t number = 0; number < count; ++number) {
    keys[number] = {sort_prefix(dictionary.entry(number).term()), number};
  }
  const auto less = [&](const Key& a, const Key& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    return dictionary.entry(a.number).term() < dictionary.entry(b.number).term();
  };
  const std::size_t ranges = std::max(jobs, 1U);
  const auto begin_of = [&](std::size_t range) { return count * range / ranges; };
  const auto at = [&](std::size_t rank) { return keys.begin() + static_cast<std::ptrdiff_t>(rank); };
  for (std::size_t range = 1; range < ranges; ++range) {
    if (begin_of(range) == count) break;
    std::nth_element(at(begin_of(range - 1)), at(begin_of(range)), keys.end(), less);
  }
  std::vector<std::size_t> range_bytes(ranges);
  in_parallel(jobs, ranges, [&](std::size_t range) {
    std::sort(at(begin_of(range)), at(begin_of(range + 1)), less);
    for (std::size_t rank = begin_of(range); rank < begin_of(range + 1); ++rank) {
      numbers_[rank] = keys[rank].number;
      ranks_[keys[rank].number] = static_cast<std::uint32_t>(rank);
      range_bytes[range] += dictionary.entry(keys[rank].number).bytes;
    }
  });
  keys = {};
  std::exclusive_scan(range_bytes.begin(), range_bytes.end(), range_bytes.begin(), std::size_t{0});
  texts_.resize(dictionary.text_bytes() + kReadableBehind);
  in_parallel(jobs, ranges, [&](std::size_t range) {
    std::size_t end = range_bytes[range];
    for (std::size_t rank = begin_of(range); rank < begin_of(range + 1); ++rank) {
      const auto term = dictionary.entry(numbers_[rank]).term();
      starts_[rank] = end;
      std::memcpy(texts_.data() + end, term.data(), term.size());
      end += term.size();
    }
  });
  starts_[count] = dictionary.text_bytes();
}

}  // namespace tickerdex::invert
