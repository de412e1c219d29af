// A set of document numbers: one bit per document.
//
// A bitmap in pages of 8,192 documents, allocated when they get a member. For five million articles
// it has 625 KB, is cleared in some 20 us and merged at memory speed, so that a second
// representation for small sets is not worth its code. Memory depends on the pages with members:
// the greatest possible document number takes two megabytes plus its page. Document numbers are
// Xapian's, from 1.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

#include "query/engine/document_number.h"

namespace tickerdex {

class DocumentSet {
 public:
  void add(DocumentNumber number) {
    page(number / kPageDocuments)[number % kPageDocuments / 64] |= bit(number);
  }
  /// Ascending numbers.
  void add_all(std::span<const DocumentNumber> numbers);
  /// Adds [first, last]; nothing if last < first.
  void add_range(DocumentNumber first, DocumentNumber last);
  bool contains(DocumentNumber number) const { return (word(number / 64) & bit(number)) != 0; }
  /// Documents from 64 * index on, one per bit.
  std::uint64_t word(std::size_t index) const {
    const auto at = index / kPageWords;
    return at < pages_.size() ? words_[pages_[at] + index % kPageWords] : 0;
  }
  void add_word(std::size_t index, std::uint64_t bits) {
    page(index / kPageWords)[index % kPageWords] |= bits;
  }
  /// The first member at or after `from`, if any.
  std::optional<DocumentNumber> next(std::uint64_t from) const;
  /// The last member at or before `from`, if any.
  std::optional<DocumentNumber> previous(DocumentNumber from) const;
  std::size_t count() const;
  /// The number of members in [first, last]; 0 if last < first.
  std::size_t count(DocumentNumber first, DocumentNumber last) const;
  bool empty() const;

  DocumentSet& operator|=(const DocumentSet& other);
  DocumentSet& operator&=(const DocumentSet& other);
  DocumentSet& operator-=(const DocumentSet& other);
  DocumentSet& operator^=(const DocumentSet& other);
  bool operator==(const DocumentSet& other) const;

  /// Reserves memory for members up to `highest`, within reason.
  void reserve(DocumentNumber highest);
  std::size_t memory_bytes() const;

  /// Calls visit(number) for every member, ascending.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for_each_word([&](std::size_t index, std::uint64_t bits) {
      for (; bits != 0; bits &= bits - 1) visit(number_of(index, bits));
    });
  }

  static constexpr std::size_t kBatch = 1024;
  /// Calls visit(span of ascending numbers) for all members, at most kBatch at a time.
  template <class Visit>
  void for_each_batch(Visit&& visit) const {
    std::array<DocumentNumber, kBatch> batch;
    std::size_t held = 0;
    for_each_word([&](std::size_t index, std::uint64_t bits) {
      if (held + 64 > kBatch) {
        visit(std::span<const DocumentNumber>(batch.data(), held));
        held = 0;
      }
      for (; bits != 0; bits &= bits - 1) batch[held++] = number_of(index, bits);
    });
    if (held > 0) visit(std::span<const DocumentNumber>(batch.data(), held));
  }

  std::vector<DocumentNumber> to_vector() const;

 private:
  static constexpr std::size_t kPageWords = 128;
  static constexpr std::size_t kPageDocuments = kPageWords * 64;

  static std::uint64_t bit(DocumentNumber number) { return std::uint64_t{1} << (number % 64); }
  static DocumentNumber number_of(std::size_t index, std::uint64_t bits) {
    return static_cast<DocumentNumber>(index * 64 +
                                       static_cast<std::size_t>(std::countr_zero(bits)));
  }

  template <class Visit>
  void for_each_word(Visit&& visit) const {
    for (std::size_t at = 0; at < pages_.size(); ++at) {
      if (pages_[at] == 0) continue;
      const std::uint64_t* const words = words_.data() + pages_[at];
      for (std::size_t i = 0; i < kPageWords; ++i) visit(at * kPageWords + i, words[i]);
    }
  }

  /// The words of page `at`, which is created if absent.
  std::uint64_t* page(std::size_t at) {
    if (at < pages_.size() && pages_[at] != 0) return words_.data() + pages_[at];
    return make_page(at);
  }
  std::uint64_t* make_page(std::size_t at);
  template <class Combine>
  void combine_own(const DocumentSet& other, Combine&& combine);
  template <class Combine>
  void combine_other(const DocumentSet& other, Combine&& combine);

  std::vector<std::uint32_t> pages_;  ///< by page number: the offset of its words; 0: no members
  std::vector<std::uint64_t> words_;  ///< page by page; the first one has no members
};

/// Packs 64 bytes into 64 bits, to make a word of a set from the result of a vectorised loop. Bit
/// i: whether bytes[i] + `add` is 128 or more; no sum is above 255.
inline std::uint64_t high_bits_of(const std::uint8_t* bytes, std::uint8_t add) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kGather = 0x0102040810204080;  // bit 8i to bit 56 + i
  std::uint64_t result = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes + i * 8, sizeof eight);
    const std::uint64_t high_bits = ((eight + add * kOnes) >> 7) & kOnes;
    result |= (high_bits * kGather >> 56) << (8 * i);
  }
  return result;
}

}  // namespace tickerdex
