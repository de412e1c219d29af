// The terms of a run, numbered in the order of adding, with their statistics.
//
// A hash table with open addressing over (hash, number). An entry is one cache line and contains
// terms of up to 27 bytes inline, so that looking up a term touches two lines. Entries are in pages
// and never move.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "indexer/writer/invert/byte_log.h"

namespace tickerdex::invert {

struct alignas(64) TermEntry {
  static constexpr std::size_t kInlineBytes = 27;

  std::uint64_t total_wdf = 0;      ///< sum of wdf
  std::uint64_t list_bytes = 0;     ///< of its records in the log
  const char* text = nullptr;       ///< `own`, or in the arena
  std::uint32_t documents = 0;
  std::uint32_t last_document = 0;  ///< 0: none yet
  std::uint32_t group = 0;          ///< of the document being added: see DocumentGrouper
  std::uint8_t bytes = 0;
  std::array<char, kInlineBytes> own;

  std::string_view term() const { return {text, bytes}; }
};
static_assert(sizeof(TermEntry) == 64);

class TermDictionary {
 public:
  TermDictionary();

  static std::uint64_t hash(std::string_view term);
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }
  /// Prefetches the entry that number_of() will read; its slot must have been fetched before.
  void prefetch_entry(std::uint64_t hash) const {
    const auto number = static_cast<std::uint32_t>(slots_[hash & mask_]);
    if (number != 0) __builtin_prefetch(&entry(number - 1));
  }
  /// The number of `term`, which is added if new. `term` has 1 to 255 bytes.
  std::uint32_t number_of(std::string_view term, std::uint64_t hash);

  TermEntry& entry(std::uint32_t number) {
    return pages_[number / kPageEntries][number % kPageEntries];
  }
  const TermEntry& entry(std::uint32_t number) const {
    return pages_[number / kPageEntries][number % kPageEntries];
  }
  std::uint32_t size() const { return size_; }
  std::size_t text_bytes() const { return term_bytes_; }  ///< of all terms
  /// Memory used now, plus what sorting it will need (SortedTerms).
  std::size_t memory_bytes() const;

 private:
  static constexpr std::uint32_t kPageEntries = 256;
  // The upper half of the hash and the number + 1; 0: free.
  using Slot = std::uint64_t;

  void add(std::string_view term);
  void rehash();

  std::vector<Slot> slots_;
  std::size_t mask_;
  std::vector<std::unique_ptr<TermEntry[]>> pages_;
  ByteLog long_terms_;
  std::size_t term_bytes_ = 0;
  std::uint32_t size_ = 0;
};

/// The dictionary in byte order of the terms, for writing a run. Texts are contiguous, because term
/// lists read them again and again.
class SortedTerms {
 public:
  SortedTerms(const TermDictionary& dictionary, std::uint32_t jobs);

  std::uint32_t size() const { return static_cast<std::uint32_t>(numbers_.size()); }
  std::uint32_t number(std::uint32_t rank) const { return numbers_[rank]; }
  std::uint32_t rank(std::uint32_t number) const { return ranks_[number]; }
  void prefetch_rank(std::uint32_t number) const { __builtin_prefetch(&ranks_[number]); }
  void prefetch_start(std::uint32_t rank) const { __builtin_prefetch(&starts_[rank]); }
  void prefetch_text(std::uint32_t rank) const { __builtin_prefetch(&texts_[starts_[rank]]); }
  /// Eight more bytes after it are readable.
  std::string_view term(std::uint32_t rank) const {
    return {texts_.data() + starts_[rank], starts_[rank + 1] - starts_[rank]};
  }

 private:
  std::vector<std::uint32_t> numbers_;
  std::vector<std::uint32_t> ranks_;
  std::vector<std::size_t> starts_;
  std::vector<char> texts_;
};

}  // namespace tickerdex::invert
