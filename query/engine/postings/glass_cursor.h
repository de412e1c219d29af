// A position in a glass table: found by key, advanced entry by entry.
//
// Blocks have no link to the next one: the cursor keeps the path of branch blocks from the root to
// find it. Errors: Xapian::DatabaseCorruptError, and Xapian::DatabaseModifiedError if the database
// was written to meanwhile (glass_table.h).
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "query/engine/postings/glass_table.h"

namespace tickerdex {

class GlassCursor {
 public:
  /// The table must outlive the cursor.
  explicit GlassCursor(const GlassTable& table) : table_(&table) {}

  /// Moves to the entry of `key`; if there is none, returns false and the position is undefined.
  bool find(std::string_view key);
  /// Moves to the last entry whose key is not after `key`; false if all are.
  bool find_up_to(std::string_view key);
  /// Moves to the next entry; false if there is none. Call tag() of the current one first.
  bool next();

  /// Of the entry; valid as long as the table, unless the block is written to.
  std::string_view key() const { return item_.key; }
  /// Of the entry; call once. A tag of several items is assembled in `space`; others are valid as
  /// long as the table, if check_unchanged() succeeds after reading them.
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
  std::array<Place, kMaxLevels + 1> path_;  // by level, the leaf first
  GlassItem item_;
};

}  // namespace tickerdex
