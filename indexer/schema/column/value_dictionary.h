// The distinct values of a slot, in some 26 bytes a value beside its own: what columns are coded by.
//
// Any bytes are a value, the empty one too. One thread. There are fewer than 2^32 values, since no
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

  /// After the last add(): gives each value its code, its place in byte order from 1.
  void sort();
  /// After sort(), of a value that was added.
  std::uint32_t code(std::string_view value) const;
  /// After sort(): the value with this code.
  std::string_view value(std::uint32_t code) const { return at(order_[code - 1]); }
  /// Whether no two values fold alike (text/fold.h), and none to nothing.
  bool folds_apart() const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::string_view at(std::uint32_t index) const;
  /// Where `value` stands in the table, or would.
  std::size_t place_of(std::string_view value) const;
  void grow();
  const char* store(std::string_view value);

  std::vector<std::unique_ptr<char[]>> blocks_;  ///< length (u32) and bytes of one value after the other
  std::size_t room_ = 0;                         ///< left in the last block
  char* next_ = nullptr;
  std::deque<const char*> values_;    ///< by index: in the order of add()
  std::vector<std::uint32_t> table_;  ///< index of a value, by its hash; linear probing
  std::vector<std::uint32_t> order_;  ///< indices in byte order
  std::vector<std::uint32_t> codes_;  ///< by index
};

}  // namespace tickerdex
