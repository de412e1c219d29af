// A place in a glass table: found by key, moved on entry by entry.
//
// Blocks do not say which comes next: the way there leads up through the branch blocks that the
// search came down, which the cursor keeps. Errors: Xapian::DatabaseCorruptError, and
// Xapian::DatabaseModifiedError if the database was written to meanwhile (glass_table.h).
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "query/engine/postings/glass_table.h"

namespace tickerdex {

class GlassCursor {
 public:
  /// The table outlives the cursor.
  explicit GlassCursor(const GlassTable& table) : table_(&table) {}

  /// Goes to the entry of `key`; false, and the place is of no use, if there is none.
  bool find(std::string_view key);
  /// Goes to the last entry whose key is not after `key`; false if all are.
  bool find_up_to(std::string_view key);
  /// Goes to the next entry; false if there is none. Not before tag() of the present one.
  bool next();

  /// Of the entry; it lives as long as the table, and holds until the block is written to.
  std::string_view key() const { return item_.key; }
  /// Of the entry, once: a tag of several items is put together in `space`, others live as long
  /// as the table, and hold if check_unchanged() says so after they were read.
  std::string_view tag(std::string& space);
  void check_unchanged() const { path_[0].block.check_unchanged(); }

  [[noreturn]] void fail(std::string_view what) const { path_[0].block.fail(what); }

 private:
  struct Place {
    GlassBlock block;
    std::size_t index = 0;
  };

  void go_down(std::string_view key);
  bool next_item();
  bool previous_item();
  void read_item() { item_ = path_[0].block.item(path_[0].index); }

  const GlassTable* table_;
  std::array<Place, kMostLevels + 1> path_;  // by level, the leaf first
  GlassItem item_;
};

}  // namespace tickerdex
