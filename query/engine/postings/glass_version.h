// Where the tree of the table of postings begins, as iamglass (schema/glass/version.h) says.
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
  std::uint64_t revision = kAnyRevision;  ///< blocks of a later one do not belong to it
};

struct GlassVersion {
  std::string uuid;  ///< as from Xapian::Database::get_uuid()
  std::uint64_t revision = 0;
  GlassTree postlist;
};

/// Xapian's cursors do not support higher trees, either.
inline constexpr std::size_t kMaxLevels = 9;

/// nullopt unless it is an iamglass of the supported format.
std::optional<GlassVersion> parse_glass_version(std::string_view bytes);
/// nullopt unless `folder` is a database of that format.
std::optional<GlassVersion> read_glass_version(const std::string& folder);

}  // namespace tickerdex
