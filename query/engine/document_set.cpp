#include "query/engine/document_set.h"

#include <algorithm>

namespace tickerdex {

std::uint64_t* DocumentSet::make_page(std::size_t at) {
  if (words_.empty()) words_.resize(kPageWords);
  if (at >= pages_.size()) pages_.resize(at + 1);
  pages_[at] = static_cast<std::uint32_t>(words_.size());
  words_.resize(words_.size() + kPageWords);
  return words_.data() + pages_[at];
}

void DocumentSet::reserve(DocumentNumber highest) {
  constexpr std::size_t kMaxPages = 8192;  // 8 MB, of which only pages with members are touched
  const auto pages = std::min(highest / kPageDocuments + 2, kMaxPages);
  words_.reserve(pages * kPageWords);
}

std::size_t DocumentSet::memory_bytes() const {
  return pages_.capacity() * sizeof pages_[0] + words_.capacity() * sizeof words_[0];
}

void DocumentSet::add_all(std::span<const DocumentNumber> numbers) {
  while (!numbers.empty()) {
    const std::size_t at = numbers.front() / kPageDocuments;
    std::size_t here = numbers.size();
    if (numbers.back() / kPageDocuments != at) {
      const std::uint64_t end = std::uint64_t{at + 1} * kPageDocuments;
      here = static_cast<std::size_t>(std::lower_bound(numbers.begin(), numbers.end(), end) -
                                      numbers.begin());
    }
    std::uint64_t* const words = page(at);
    for (const auto number : numbers.first(here)) {
      words[number % kPageDocuments / 64] |= bit(number);
    }
    numbers = numbers.subspan(here);
  }
}

void DocumentSet::add_range(DocumentNumber first, DocumentNumber last) {
  if (last < first) return;
  const std::size_t first_word = first / 64;
  const std::size_t last_word = last / 64;
  for (std::size_t index = first_word; index <= last_word;) {
    std::uint64_t* const words = page(index / kPageWords);
    const auto end = std::min(last_word + 1, (index / kPageWords + 1) * kPageWords);
    for (; index < end; ++index) {
      auto bits = ~std::uint64_t{0};
      if (index == first_word) bits &= ~std::uint64_t{0} << (first % 64);
      if (index == last_word) bits &= ~std::uint64_t{0} >> (63 - last % 64);
      words[index % kPageWords] |= bits;
    }
  }
}

std::size_t DocumentSet::count() const {
  std::size_t total = 0;
  for (const auto word : words_) total += static_cast<std::size_t>(std::popcount(word));
  return total;
}

std::optional<DocumentNumber> DocumentSet::next(std::uint64_t from) const {
  auto index = static_cast<std::size_t>(from / 64);
  auto keep = ~std::uint64_t{0} << (from % 64);
  for (auto at = index / kPageWords; at < pages_.size(); ++at) {
    const auto end = (at + 1) * kPageWords;
    if (pages_[at] == 0) {
      index = end;
      keep = ~std::uint64_t{0};
      continue;
    }
    const std::uint64_t* const words = words_.data() + pages_[at];
    for (; index < end; ++index, keep = ~std::uint64_t{0}) {
      const auto bits = words[index % kPageWords] & keep;
      if (bits != 0) return number_of(index, bits);
    }
  }
  return {};
}

std::optional<DocumentNumber> DocumentSet::previous(DocumentNumber from) const {
  std::size_t index = from / 64;
  auto keep = ~std::uint64_t{0} >> (63 - from % 64);
  if (index / kPageWords >= pages_.size()) {
    index = pages_.size() * kPageWords - 1;
    keep = ~std::uint64_t{0};
  }
  for (auto pages = std::min(index / kPageWords + 1, pages_.size()); pages > 0; --pages) {
    const auto begin = (pages - 1) * kPageWords;
    if (pages_[pages - 1] != 0) {
      const std::uint64_t* const words = words_.data() + pages_[pages - 1];
      for (auto after = index + 1; after > begin; --after, keep = ~std::uint64_t{0}) {
        const auto bits = words[(after - 1) % kPageWords] & keep;
        if (bits != 0) {
          const auto highest = 63 - static_cast<std::size_t>(std::countl_zero(bits));
          return static_cast<DocumentNumber>((after - 1) * 64 + highest);
        }
      }
    }
    index = begin - 1;  // wraps at 0, where the loop ends
    keep = ~std::uint64_t{0};
  }
  return {};
}

std::size_t DocumentSet::count(DocumentNumber first, DocumentNumber last) const {
  if (last < first) return 0;
  const std::size_t first_word = first / 64;
  const std::size_t last_word = last / 64;
  std::size_t total = 0;
  const auto last_page = std::min(last_word / kPageWords + 1, pages_.size());
  for (auto at = first_word / kPageWords; at < last_page; ++at) {
    if (pages_[at] == 0) continue;
    const auto begin = std::max(first_word, at * kPageWords);
    const auto end = std::min(last_word + 1, (at + 1) * kPageWords);
    for (auto index = begin; index < end; ++index) {
      auto bits = words_[pages_[at] + index % kPageWords];
      if (index == first_word) bits &= ~std::uint64_t{0} << (first % 64);
      if (index == last_word) bits &= ~std::uint64_t{0} >> (63 - last % 64);
      total += static_cast<std::size_t>(std::popcount(bits));
    }
  }
  return total;
}

bool DocumentSet::empty() const {
  return std::all_of(words_.begin(), words_.end(), [](auto word) { return word == 0; });
}

/// combine(own word, other's word) for each word of this set.
template <class Combine>
void DocumentSet::combine_own(const DocumentSet& other, Combine&& combine) {
  for (std::size_t at = 0; at < pages_.size(); ++at) {
    if (pages_[at] == 0) continue;
    std::uint64_t* const own = words_.data() + pages_[at];
    const bool is_there = at < other.pages_.size() && other.pages_[at] != 0;
    const std::uint64_t* const others = other.words_.data() + (is_there ? other.pages_[at] : 0);
    for (std::size_t i = 0; i < kPageWords; ++i) combine(own[i], is_there ? others[i] : 0);
  }
}

/// The same for each word of `other`.
template <class Combine>
void DocumentSet::combine_other(const DocumentSet& other, Combine&& combine) {
  for (std::size_t at = 0; at < other.pages_.size(); ++at) {
    if (other.pages_[at] == 0) continue;
    std::uint64_t* const own = page(at);
    const std::uint64_t* const others = other.words_.data() + other.pages_[at];
    for (std::size_t i = 0; i < kPageWords; ++i) combine(own[i], others[i]);
  }
}

DocumentSet& DocumentSet::operator|=(const DocumentSet& other) {
  combine_other(other, [](std::uint64_t& own, std::uint64_t others) { own |= others; });
  return *this;
}

DocumentSet& DocumentSet::operator&=(const DocumentSet& other) {
  combine_own(other, [](std::uint64_t& own, std::uint64_t others) { own &= others; });
  return *this;
}

DocumentSet& DocumentSet::operator-=(const DocumentSet& other) {
  combine_own(other, [](std::uint64_t& own, std::uint64_t others) { own &= ~others; });
  return *this;
}

DocumentSet& DocumentSet::operator^=(const DocumentSet& other) {
  combine_other(other, [](std::uint64_t& own, std::uint64_t others) { own ^= others; });
  return *this;
}

bool DocumentSet::operator==(const DocumentSet& other) const {
  const auto pages = std::max(pages_.size(), other.pages_.size());
  for (std::size_t at = 0; at < pages; ++at) {
    const bool is_here = at < pages_.size() && pages_[at] != 0;
    const bool is_there = at < other.pages_.size() && other.pages_[at] != 0;
    if (!is_here && !is_there) continue;
    for (auto index = at * kPageWords; index < (at + 1) * kPageWords; ++index) {
      if (word(index) != other.word(index)) return false;
    }
  }
  return true;
}

std::vector<DocumentNumber> DocumentSet::to_vector() const {
  std::vector<DocumentNumber> numbers;
  numbers.reserve(count());
  for_each([&](DocumentNumber number) { numbers.push_back(number); });
  return numbers;
}

}  // namespace tickerdex
