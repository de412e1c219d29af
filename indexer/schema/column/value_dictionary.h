// The distinct values of a slot, which a column's codes refer to. Some 26 bytes per value besides
// its own.
//
// A value may be any bytes, or empty. Not thread-safe. There are fewer than 2^32 values, since no
// index has more documents.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

namespace tickerdex {

class ValueDictionary {
 public:
  void add(std::string_view value);
  std::uint32_t size() const { return static_cast<std::uint32_t>(values_.size()); }

  /// Call after the last add(): gives each value its code, its rank in byte order, from 1.
  void sort();
  /// After sort(): the code of a value that was added.
  std::uint32_t code(std::string_view value) const;
  /// After sort(): the value with this code.
  std::string_view value(std::uint32_t code) const { return at(order_[code - 1]); }
  /// Whether all values have different, non-empty folded forms (text/fold.h).
  bool folds_apart() const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::string_view at(std::uint32_t index) const;
  /// The position of `value` in the table, or where it would be.
  std::size_t place_of(std::string_view value) const;
  void grow();
  const char* store(std::string_view value);

  std::vector<std::unique_ptr<char[]>> blocks_;  ///< consecutive values: length (u32) and bytes
  std::size_t room_ = 0;                         ///< bytes left in the last block
  char* next_ = nullptr;
  std::deque<const char*> values_;    ///< by index: in the order of add()
  std::vector<std::uint32_t> table_;  ///< index of a value, by its hash; linear probing
  std::vector<std::uint32_t> order_;  ///< indices in byte order
  std::vector<std::uint32_t> codes_;  ///< by index
};

}  // namespace tickerdex
