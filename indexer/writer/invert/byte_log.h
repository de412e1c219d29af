// An append-only byte buffer in pieces, so that growing copies nothing. What is written between one
// reserve() and commit() is contiguous.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace tickerdex::invert {

class ByteLog {
 public:
  /// The first piece is small, each following one twice as large, up to `largest_piece`.
  explicit ByteLog(std::size_t largest_piece) : largest_piece_(largest_piece) {}

  /// At least `bytes` of space; valid until the next call.
  char* reserve(std::size_t bytes) {
    if (pieces_.empty() || pieces_.back().capacity - pieces_.back().used < bytes) grow(bytes);
    return pieces_.back().bytes.get() + pieces_.back().used;
  }
  /// Keeps what was written up to `end`.
  void commit(const char* end) {
    auto& piece = pieces_.back();
    piece.used = static_cast<std::size_t>(end - piece.bytes.get());
  }

  std::size_t pieces() const { return pieces_.size(); }
  std::string_view piece(std::size_t i) const { return {pieces_[i].bytes.get(), pieces_[i].used}; }
  /// Bytes allocated.
  std::size_t memory_bytes() const { return memory_bytes_; }

 private:
  struct Piece {
    std::unique_ptr<char[]> bytes;
    std::size_t capacity;
    std::size_t used;
  };

  void grow(std::size_t bytes) {
    constexpr std::size_t kSmallest = 512;
    const std::size_t doubled = pieces_.empty() ? kSmallest : pieces_.back().capacity * 2;
    const std::size_t capacity = std::max(bytes, std::min(doubled, largest_piece_));
    pieces_.push_back({std::make_unique_for_overwrite<char[]>(capacity), capacity, 0});
    memory_bytes_ += capacity;
  }

  std::size_t largest_piece_;
  std::size_t memory_bytes_ = 0;
  std::vector<Piece> pieces_;
};

}  // namespace tickerdex::invert
