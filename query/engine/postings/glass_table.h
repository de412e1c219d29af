// A memory-mapped glass table: blocks and their items; and iamglass, which says where it begins.
//
// Another program may write to the database. A commit keeps the blocks of the previous revision;
// the next commit reuses those that are free by then, with its own revision. So a block with a
// later revision than the opened one no longer belongs to its tree. As a block may be written at
// any time, its revision is checked before and after reading. A change ends in
// Xapian::DatabaseModifiedError, as in Xapian's own reading; opening the database again gives its
// current state.
//
// Data is read on demand, and nothing in the file is trusted: each offset and length is checked
// against its block, each block against the file, so that damage ends in
// Xapian::DatabaseCorruptError naming file and block, never in a read out of bounds. Views are
// valid as long as the table. Layout: indexer/schema/glass/layout.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/schema/mapped_file.h"

namespace tickerdex {

inline constexpr std::uint64_t kAnyRevision = std::numeric_limits<std::uint64_t>::max();

/// Where a table's tree begins.
struct GlassTree {
  std::uint32_t root_block = 0;
  std::size_t levels = 0;  ///< of branch blocks above the leaves
  std::size_t block_bytes = 0;
  bool empty = false;
  std::uint64_t revision = kAnyRevision;  ///< blocks of a later one do not belong to it
};

/// What iamglass (schema/glass/version.h) says of a database.
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

class GlassTable;

struct GlassItem {
  std::string_view key;
  std::size_t component = 1;
  bool last = false;  ///< the last item of the tag
  std::string_view data;
};

class GlassBlock {
 public:
  GlassBlock() = default;
  GlassBlock(const GlassTable& table, std::uint32_t number, std::size_t level);

  std::size_t size() const { return size_; }
  /// For a leaf. Like all functions here, @throws Xapian::DatabaseCorruptError,
  /// Xapian::DatabaseModifiedError.
  GlassItem item(std::size_t index) const;
  /// For a branch: the block below.
  std::uint32_t child(std::size_t index) const;
  /// How many items are at or before the first component of `key`'s tag. At least one for a branch,
  /// whose first item covers everything before the second.
  std::size_t count_up_to(std::string_view key) const;

  /// Checks that everything read from the block so far is of the opened revision.
  /// @throws Xapian::DatabaseModifiedError if it may not be.
  void check_unchanged() const;
  [[noreturn]] void fail(std::string_view what) const;

 private:
  std::size_t offset(std::size_t index) const;
  bool is_up_to(std::size_t index, std::string_view key) const;

  const GlassTable* table_ = nullptr;
  const char* bytes_ = nullptr;
  std::uint32_t number_ = 0;
  std::size_t level_ = 0;
  std::size_t size_ = 0;
};

class GlassTable {
 public:
  /// Null if the file cannot be mapped. An empty tree needs no file.
  static std::unique_ptr<GlassTable> open(const std::string& path, const GlassTree& tree);
  GlassTable(const GlassTable&) = delete;
  GlassTable& operator=(const GlassTable&) = delete;

  const GlassTree& tree() const { return tree_; }
  /// The bytes of a block. @throws Xapian::DatabaseCorruptError if the file has no such block.
  const char* block(std::uint32_t number) const;
  /// @throws Xapian::DatabaseModifiedError if the database was written to since it was opened, else
  /// Xapian::DatabaseCorruptError.
  [[noreturn]] void fail(std::uint32_t block, std::string_view what) const;

 private:
  GlassTable(const std::string& path, const GlassTree& tree) : path_(path), tree_(tree) {}
  bool was_written_to() const;

  std::string path_;
  GlassTree tree_;
  MappedFile file_;
};

}  // namespace tickerdex
