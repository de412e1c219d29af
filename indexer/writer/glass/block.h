// An 8,192-byte block of a glass B-tree (indexer/schema/glass/layout.h) being filled.
//
// Items are packed from the end of the block towards the directory. Nothing is ever removed, so all
// free space is one gap (max_free = total_free).
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "indexer/schema/glass/encoding.h"
#include "indexer/schema/glass/layout.h"

namespace tickerdex::glass {

inline constexpr std::size_t kBlockBytes = 8192;
inline constexpr std::uint32_t kRevision = 1;

class Block {
 public:
  bool empty() const { return directory_end_ == kBlockHeaderBytes; }
  /// The size of the largest item that still fits, without its directory entry; 0 if none does.
  std::size_t free_bytes() const {
    const std::size_t gap = items_begin_ - directory_end_;
    return gap > kDirectoryEntryBytes ? gap - kDirectoryEntryBytes : 0;
  }
  /// Space for an item of `bytes`, at most free_bytes(), after all items added before.
  char* add(std::size_t bytes) {
    items_begin_ -= bytes;
    put_big_endian16(bytes_.data() + directory_end_, items_begin_);
    directory_end_ += kDirectoryEntryBytes;
    return bytes_.data() + items_begin_;
  }
  const char* last_item() const { return bytes_.data() + items_begin_; }

  /// Fills in the header and clears the gap; the bytes are valid until the next add().
  std::string_view finish(std::uint32_t level) {
    const std::size_t gap = items_begin_ - directory_end_;
    put_big_endian32(bytes_.data(), kRevision);
    bytes_[kLevelAt] = static_cast<char>(level);
    put_big_endian16(bytes_.data() + 5, gap);
    put_big_endian16(bytes_.data() + 7, gap);
    put_big_endian16(bytes_.data() + kDirectoryEndAt, directory_end_);
    std::memset(bytes_.data() + directory_end_, 0, gap);
    return {bytes_.data(), bytes_.size()};
  }
  void clear() {
    directory_end_ = kBlockHeaderBytes;
    items_begin_ = kBlockBytes;
  }

 private:
  std::array<char, kBlockBytes> bytes_;
  std::size_t directory_end_ = kBlockHeaderBytes;
  std::size_t items_begin_ = kBlockBytes;
};

}  // namespace tickerdex::glass
