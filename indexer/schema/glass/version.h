// iamglass, the file that makes a folder of tables a database.
//
//   file := magic uuid:16 bytes  V revision  root*6  statistics
//   magic := 0f 0d "Xapian Glass" 04 6e          format of 2016-03-14
//   root := V block  V (level << 2 | sequential << 1 | fake)  V entries  V (block size >> 11)
//           V compress_min  V length + free list
//   statistics := V documents  V last document - documents  V shortest length but 0  V largest wdf
//                 V longest length - largest wdf  V 0  V total length  V 0
//
// Roots are those of postlist docdata termlist position spelling synonym. A fake root is that of a
// table without entries, which may have no file. V is that of encoding.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/schema/glass/encoding.h"

namespace tickerdex::glass {

inline constexpr std::string_view kVersionMagic("\x0f\x0dXapian Glass\x04\x6e", 16);
inline constexpr std::size_t kUuidBytes = 16;

struct VersionRoot {
  std::uint64_t block = 0;
  std::uint64_t level = 0;
  bool is_sequential = true;
  bool is_fake = false;
  std::uint64_t entries = 0;
  std::uint64_t block_bytes = 0;
  std::uint64_t compress_min = 0;
  std::string_view free_list = {};
};

inline void append_root(std::string& out, const VersionRoot& root) {
  append_v(out, root.block);
  append_v(out, root.level << 2 | (root.is_sequential ? 2 : 0) | (root.is_fake ? 1 : 0));
  append_v(out, root.entries);
  append_v(out, root.block_bytes >> 11);
  append_v(out, root.compress_min);
  append_v(out, root.free_list.size());
  out += root.free_list;
}

/// Takes it off the front of `bytes`; false if it does not hold together.
inline bool take_root(std::string_view& bytes, VersionRoot& root) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  std::uint64_t shape = 0;
  std::uint64_t block_size = 0;
  std::uint64_t free_bytes = 0;
  for (auto* number : {&root.block, &shape, &root.entries, &block_size, &root.compress_min,
                       &free_bytes}) {
    if (at != nullptr) at = get_varint(at, end, *number);
  }
  constexpr std::uint64_t kMostBlockSize = 32;  // 64 KiB
  if (at == nullptr || block_size > kMostBlockSize ||
      free_bytes > static_cast<std::uint64_t>(end - at)) {
    return false;
  }
  root.level = shape >> 2;
  root.is_sequential = (shape & 2) != 0;
  root.is_fake = (shape & 1) != 0;
  root.block_bytes = block_size << 11;
  root.free_list = {at, static_cast<std::size_t>(free_bytes)};
  bytes.remove_prefix(static_cast<std::size_t>(at - bytes.data()) + root.free_list.size());
  return true;
}

}  // namespace tickerdex::glass
