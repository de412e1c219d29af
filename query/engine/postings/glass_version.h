// iamglass: where the tree of the table of postings begins.
//
//   magic:16 bytes  uuid:16 bytes  V revision
//   six roots, postlist first
//     root := V block  V (level << 2 | sequential << 1 | fake)  V entries
//             V (block size >> 11)  V compress_min  V length + free list
//   statistics, which are not read here
//
// A fake root is that of a table without entries, which may have no file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

inline constexpr std::uint64_t kAnyRevision = std::numeric_limits<std::uint64_t>::max();

struct GlassTree {
  std::uint32_t root_block = 0;
  std::size_t levels = 0;      ///< of branch blocks above the leaves
  std::size_t block_bytes = 0;
  bool empty = false;
  std::uint64_t revision = kAnyRevision;  ///< a block of a later one is no part of it
};

struct GlassVersion {
  std::string uuid;  ///< as Xapian::Database::get_uuid() gives it
  std::uint64_t revision = 0;
  GlassTree postlist;
};

/// Higher trees than this no cursor of Xapian's climbs either.
inline constexpr std::size_t kMostLevels = 9;

/// Nothing if the bytes are not those of an iamglass of the one format that we know.
std::optional<GlassVersion> parse_glass_version(std::string_view bytes);
/// Nothing if `folder` is no database of that format, whatever else it is.
std::optional<GlassVersion> read_glass_version(const std::string& folder);

}  // namespace tickerdex
