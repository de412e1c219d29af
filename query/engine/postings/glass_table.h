// A glass table, mapped into memory: blocks and the items in them.
//
// Anybody may write to the database meanwhile. A commit leaves the blocks of the revision before it
// as they are; the next commit uses those again that are free by then, and gives them its revision.
// So a block of a later revision than the one that was opened is no part of its tree any more. As
// it may be written between two looks at it, its revision is looked at when it is gone to and once
// more after what is read from it. That ends in Xapian::DatabaseModifiedError, as Xapian's own
// reading does: whoever opens the database anew gets its present state.
//
// Nothing is read before it is asked for, and nothing that the file says is believed: each offset
// and length is checked against its block, each block against the file, so that damage ends in
// Xapian::DatabaseCorruptError with the file and block and never in a read elsewhere. Views live
// as long as the table. Layout: indexer/schema/glass/layout.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/schema/mapped_file.h"
#include "query/engine/postings/glass_version.h"

namespace tickerdex {

class GlassTable;

struct GlassItem {
  std::string_view key;
  std::size_t component = 1;
  bool last = false;  ///< the tag ends with it
  std::string_view data;
};

class GlassBlock {
 public:
  GlassBlock() = default;
  GlassBlock(const GlassTable& table, std::uint32_t number, std::size_t level);

  std::size_t size() const { return size_; }
  /// Of a leaf. @throws Xapian::DatabaseCorruptError, Xapian::DatabaseModifiedError, as all here.
  GlassItem item(std::size_t index) const;
  /// Of a branch: the block below.
  std::uint32_t child(std::size_t index) const;
  /// How many items come at or before the first component of `key`'s tag. Of a branch one at
  /// least, as its first item stands for whatever comes before the second.
  std::size_t count_up_to(std::string_view key) const;

  /// What was read from the block until now is of the revision that was opened.
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
  /// Nothing if the file cannot be mapped. An empty tree needs no file.
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
