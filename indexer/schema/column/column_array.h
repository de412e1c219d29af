// An array of a column in the mapped `columns` file. Each block is checked once, before it is first
// read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/column/column_format.h"

namespace tickerdex {

/// A block of a column is damaged. Results made from the column are invalid; its file no longer
/// returns it, and says why.
class ColumnDamaged : public std::exception {
 public:
  const char* what() const noexcept override { return "a column of the index is damaged"; }
};

/// The bytes of one column's section. Not thread-safe.
class ColumnBlocks {
 public:
  /// Whether bytes [begin, end) of the section, whose checksum is right, have valid content.
  using Validate = std::function<bool(std::uint64_t begin, std::uint64_t end)>;
  enum class Damage : std::uint8_t { checksum, content };
  using Note = std::function<void(Damage damage)>;

  /// `sums` has one checksum per block.
  ColumnBlocks(std::string_view section, std::span<const std::uint64_t> sums, Validate is_valid,
               Note note)
      : section_(section),
        sums_(sums),
        is_valid_(std::move(is_valid)),
        note_(std::move(note)),
        is_checked_(sums.size()) {}

  std::string_view section() const { return section_; }
  /// Bytes [begin, end) may be read after this. @throws ColumnDamaged.
  void check(std::uint64_t begin, std::uint64_t end) {
    if (begin >= end) return;
    for (auto block = begin / columns::kBlockBytes; block <= (end - 1) / columns::kBlockBytes;
         ++block) {
      if (is_checked_[block] == 0) check_block(block);
    }
  }

 private:
  void check_block(std::uint64_t block);

  std::string_view section_;
  std::span<const std::uint64_t> sums_;
  Validate is_valid_;
  Note note_;
  std::vector<std::uint8_t> is_checked_;
};

/// A view, valid as long as the file. All reads @throw ColumnDamaged.
template <class T>
class ColumnArray {
 public:
  ColumnArray() = default;
  /// Values that need no check.
  explicit ColumnArray(std::span<const T> values) : values_(values) {}
  /// `size` elements at `offset` of the section, which must contain them. An element may span two
  /// blocks only if nothing but read() is used.
  ColumnArray(ColumnBlocks& blocks, std::uint64_t offset, std::uint64_t size)
      : values_(reinterpret_cast<const T*>(blocks.section().data() + offset), size),
        blocks_(&blocks),
        offset_(offset) {}

  /// The same bytes as elements of another type; their number must be a multiple of sizeof(Other).
  template <class Other>
  ColumnArray<Other> as() const {
    ColumnArray<Other> other;
    other.values_ = {reinterpret_cast<const Other*>(values_.data()),
                     values_.size_bytes() / sizeof(Other)};
    other.blocks_ = blocks_;
    other.offset_ = offset_;
    return other;
  }

  std::uint64_t offset() const { return offset_; }
  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }

  /// Elements [first, last).
  std::span<const T> read(std::uint64_t first, std::uint64_t last) const {
    check(first, last);
    return values_.subspan(first, last - first);
  }
  std::span<const T> read() const { return read(0, size()); }
  T operator[](std::uint64_t i) const {
    check(i, i + 1);
    return values_[i];
  }

  void check(std::uint64_t first, std::uint64_t last) const {
    if (blocks_ != nullptr) blocks_->check(offset_ + first * sizeof(T), offset_ + last * sizeof(T));
  }
  /// For elements that have been checked.
  const T* data() const { return values_.data(); }

  /// Reads single elements quickly if most are in the same block.
  class Reader {
   public:
    explicit Reader(const ColumnArray& array) : array_(array), values_(array.data()) {}
    T operator[](std::uint64_t i) {
      if (i - begin_ >= count_) enter(i);
      return values_[i];
    }

   private:
    void enter(std::uint64_t i) {
      const auto [begin, end] = array_.block_around(i);
      array_.check(i, i + 1);
      begin_ = begin;
      count_ = end - begin;
    }

    const ColumnArray& array_;
    const T* values_;
    std::uint64_t begin_ = 0;
    std::uint64_t count_ = 0;
  };

 private:
  template <class Other>
  friend class ColumnArray;

  /// The elements of the block that contains element `i`.
  std::pair<std::uint64_t, std::uint64_t> block_around(std::uint64_t i) const {
    if (blocks_ == nullptr) return {0, size()};
    const auto begin = (offset_ + i * sizeof(T)) / columns::kBlockBytes * columns::kBlockBytes;
    const auto first = begin > offset_ ? (begin - offset_) / sizeof(T) : 0;
    const auto last = (begin + columns::kBlockBytes - offset_) / sizeof(T);
    return {first, std::min<std::uint64_t>(last, size())};
  }

  std::span<const T> values_;
  ColumnBlocks* blocks_ = nullptr;
  std::uint64_t offset_ = 0;
};

}  // namespace tickerdex
