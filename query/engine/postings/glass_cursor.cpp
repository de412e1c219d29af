#include "query/engine/postings/glass_cursor.h"

#include "indexer/schema/glass/layout.h"

namespace tickerdex {

// The leaf's index is one past the item, which may be in another leaf.
void GlassCursor::go_down(std::string_view key) {
  auto number = table_->tree().root_block;
  for (std::size_t level = table_->tree().levels; level > 0; --level) {
    path_[level].block = GlassBlock(*table_, number, level);
    path_[level].index = path_[level].block.count_up_to(key) - 1;
    number = path_[level].block.child(path_[level].index);
  }
  path_[0].block = GlassBlock(*table_, number, 0);
  path_[0].index = path_[0].block.count_up_to(key);
}

bool GlassCursor::find(std::string_view key) {
  // The table's first item has no key and is not an entry.
  if (table_->tree().empty || key.empty() || key.size() > glass::kMaxKeyBytes) return false;
  go_down(key);
  if (path_[0].index == 0) return false;
  --path_[0].index;
  read_item();
  const bool is_found = item_.key == key && item_.component == 1;
  check_unchanged();
  return is_found;
}

bool GlassCursor::find_up_to(std::string_view key) {
  if (table_->tree().empty) return false;
  go_down(key);
  if (!previous_item()) return false;
  while (item_.component > 1) {
    const auto before = item_;
    if (!previous_item() || item_.key != before.key || item_.component + 1 != before.component) {
      fail("an entry has no beginning");
    }
  }
  return true;
}

bool GlassCursor::next() { return next_item(); }

bool GlassCursor::next_item() {
  std::size_t level = 0;
  while (path_[level].index + 1 >= path_[level].block.size()) {
    if (++level > table_->tree().levels) return false;
  }
  for (++path_[level].index; level > 0; --level) {
    const auto number = path_[level].block.child(path_[level].index);
    path_[level - 1] = {GlassBlock(*table_, number, level - 1), 0};
  }
  read_item();
  return true;
}

bool GlassCursor::previous_item() {
  std::size_t level = 0;
  while (path_[level].index == 0) {
    if (++level > table_->tree().levels) return false;
  }
  for (--path_[level].index; level > 0; --level) {
    const GlassBlock below(*table_, path_[level].block.child(path_[level].index), level - 1);
    path_[level - 1] = {below, below.size() - 1};
  }
  read_item();
  return true;
}

std::string_view GlassCursor::tag(std::string& space) {
  if (item_.last) return item_.data;
  space.assign(item_.data);
  check_unchanged();
  while (!item_.last) {
    const auto before = item_;
    if (!next_item() || item_.key != before.key || item_.component != before.component + 1) {
      fail("an entry has no end");
    }
    space.append(item_.data);
    check_unchanged();
  }
  return space;
}

}  // namespace tickerdex
