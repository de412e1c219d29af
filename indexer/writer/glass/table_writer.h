// Writes a glass B-tree table from its first key to its last, each block once.
//
// A tag that does not fit into one item (2,043 bytes, or the rest of the block) is cut into
// components X = 1, 2, …. The first item of the first leaf is a null key that is not counted; the
// first item of a branch block has a null key and X = 0. A child's key in its parent is the first
// key of its first leaf, truncated one byte after the prefix it shares with the previous key; it is
// passed unchanged between branch levels.
//
// A block gets its number when it is full, so the file is written sequentially, with branch blocks
// between the leaves. Use it from one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/writer/glass/block.h"
#include "indexer/writer/output_file.h"

namespace tickerdex::glass {

/// The entry of a table in iamglass.
struct TableRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  ///< 0: the table has no entries and need not have a file
};

class TableWriter {
 public:
  /// The file is created with the first entry.
  explicit TableWriter(std::string path) : path_(std::move(path)) {}

  /// Keys ascend; each has 1 to 255 bytes. @throws IndexError on I/O errors, or if the tag is too
  /// large for a table.
  void add(std::string_view key, std::string_view tag, bool compressed = false);

  /// Writes the remaining blocks and syncs the file.
  TableRoot finish();

 private:
  struct Separator {
    std::string key;
    std::uint16_t component = 0;
  };
  struct Branch {
    Block block;
    Separator first;  // its key in the parent
  };

  void open_first_leaf();
  void next_leaf(std::string_view key, std::uint16_t component);
  void put_item(std::string_view key, std::uint16_t component, std::string_view data, bool last,
                bool compressed);
  void put_child(std::size_t branch, std::uint32_t child, Separator separator);
  std::uint32_t write_block(Block& block, std::size_t level);

  std::string path_;
  std::optional<OutputFile> file_;
  Block leaf_;
  Separator leaf_first_;
  std::vector<std::unique_ptr<Branch>> branches_;  // the lowest level first
  std::uint64_t entries_ = 0;
  std::uint32_t next_block_ = 0;
};

}  // namespace tickerdex::glass
