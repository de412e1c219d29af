#include "query/search/document_set.h"

#include <algorithm>

namespace tickerdex {

void DocumentSet::reserve(DocumentNumber highest) {
  const std::size_t wanted = std::size_t{highest} / 64 + 1;
  if (words_.size() < wanted) words_.resize(wanted);
}

void DocumentSet::add_range(DocumentNumber first, DocumentNumber last) {
  if (last < first) return;
  reserve(last);
  const std::size_t first_word = first / 64;
  const std::size_t last_word = last / 64;
  const std::uint64_t from_first = ~std::uint64_t{0} << (first % 64);
  const std::uint64_t to_last = ~std::uint64_t{0} >> (63 - last % 64);
  if (first_word == last_word) {
    words_[first_word] |= from_first & to_last;
    return;
  }
  words_[first_word] |= from_first;
  for (std::size_t word = first_word + 1; word < last_word; ++word) words_[word] = ~std::uint64_t{0};
  words_[last_word] |= to_last;
}

std::size_t DocumentSet::count() const {
  std::size_t total = 0;
  for (const auto word : words_) total += static_cast<std::size_t>(std::popcount(word));
  return total;
}

std::optional<DocumentNumber> DocumentSet::next(DocumentNumber from) const {
  auto index = std::size_t{from} / 64;
  auto bits = word(index) & (~std::uint64_t{0} << (from % 64));
  while (bits == 0) {
    if (++index >= words_.size()) return {};
    bits = words_[index];
  }
  return static_cast<DocumentNumber>(index * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
}

std::optional<DocumentNumber> DocumentSet::previous(DocumentNumber from) const {
  if (words_.empty()) return {};
  auto index = std::size_t{from} / 64;
  auto bits = word(index) & (~std::uint64_t{0} >> (63 - from % 64));
  index = std::min(index, words_.size());
  while (bits == 0) {
    if (index-- == 0) return {};
    bits = words_[index];
  }
  return static_cast<DocumentNumber>(index * 64 + 63 -
                                     static_cast<std::size_t>(std::countl_zero(bits)));
}

std::size_t DocumentSet::count(DocumentNumber first, DocumentNumber last) const {
  if (last < first || words_.empty()) return 0;
  const std::size_t first_word = first / 64;
  const std::size_t last_word = std::min<std::size_t>(last / 64, words_.size() - 1);
  std::size_t total = 0;
  for (std::size_t index = first_word; index <= last_word; ++index) {
    auto bits = words_[index];
    if (index == first / 64) bits &= ~std::uint64_t{0} << (first % 64);
    if (index == last / 64) bits &= ~std::uint64_t{0} >> (63 - last % 64);
    total += static_cast<std::size_t>(std::popcount(bits));
  }
  return total;
}

bool DocumentSet::empty() const {
  return std::all_of(words_.begin(), words_.end(), [](auto word) { return word == 0; });
}

DocumentSet& DocumentSet::operator|=(const DocumentSet& other) {
  if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
  for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  return *this;
}

DocumentSet& DocumentSet::operator&=(const DocumentSet& other) {
  if (words_.size() > other.words_.size()) words_.resize(other.words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

DocumentSet& DocumentSet::operator-=(const DocumentSet& other) {
  const std::size_t shared = std::min(words_.size(), other.words_.size());
  for (std::size_t i = 0; i < shared; ++i) words_[i] &= ~other.words_[i];
  return *this;
}

DocumentSet& DocumentSet::operator^=(const DocumentSet& other) {
  if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
  for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] ^= other.words_[i];
  return *this;
}

bool DocumentSet::operator==(const DocumentSet& other) const {
  const auto& shorter = words_.size() <= other.words_.size() ? words_ : other.words_;
  const auto& longer = words_.size() <= other.words_.size() ? other.words_ : words_;
  return std::equal(shorter.begin(), shorter.end(), longer.begin()) &&
         std::all_of(longer.begin() + static_cast<std::ptrdiff_t>(shorter.size()), longer.end(),
                     [](auto word) { return word == 0; });
}

std::vector<DocumentNumber> DocumentSet::to_vector() const {
  std::vector<DocumentNumber> numbers;
  numbers.reserve(count());
  for_each([&](DocumentNumber number) { numbers.push_back(number); });
  return numbers;
}

}  // namespace tickerdex
