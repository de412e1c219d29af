// The layout of the files of Xapian's glass tables, shared by their writer and reader.
//
//   block       := revision:u32 level:u8 max_free:u16 total_free:u16 dir_end:u16
//                  directory:(u16 offset)*  free space  items
//   leaf item   := I:u16 klen:u8 key [X:u16 unless the first component] data
//                  I = size - 3, with 0x4000 last component, 0x2000 first, 0x8000 compressed
//   branch item := child:u32 klen:u8 key X:u16
//
// Big-endian; leaves have level 0. The directory is in the order of keys, and of components X = 1,
// 2, … of one key; the items are anywhere after it.
#pragma once

#include <cstddef>
#include <string_view>

namespace tickerdex::glass {

inline constexpr std::size_t kRevisionAt = 0;
inline constexpr std::size_t kLevelAt = 4;
inline constexpr std::size_t kDirectoryEndAt = 9;
inline constexpr std::size_t kBlockHeaderBytes = 11;
inline constexpr std::size_t kDirectoryEntryBytes = 2;

inline constexpr std::size_t kItemHeaderBytes = 3;
inline constexpr std::size_t kComponentBytes = 2;
inline constexpr std::size_t kChildBytes = 4;
inline constexpr unsigned kItemCompressed = 0x8000;
inline constexpr unsigned kItemLast = 0x4000;
inline constexpr unsigned kItemFirst = 0x2000;
inline constexpr unsigned kItemSizeMask = 0x1fff;

inline constexpr std::size_t kMaxKeyBytes = 255;

/// The key of the list of document lengths; no escaped term equals it.
inline constexpr std::string_view kLengthsKey("\0\xe0", 2);

}  // namespace tickerdex::glass
