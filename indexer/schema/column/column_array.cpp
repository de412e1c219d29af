#include "indexer/schema/column/column_array.h"

namespace tickerdex {

void ColumnBlocks::check_block(std::uint64_t block) {
  const auto begin = block * columns::kBlockBytes;
  const auto bytes = section_.substr(begin, columns::kBlockBytes);
  if (columns::sum_of(bytes) != sums_[block]) {
    note_(Damage::checksum);
  } else if (!is_valid_(begin, begin + bytes.size())) {
    note_(Damage::content);
  } else {
    is_checked_[block] = 1;
    return;
  }
  throw ColumnDamaged();
}

}  // namespace tickerdex
