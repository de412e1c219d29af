#include "indexer/source/record_room.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickerdex {

std::size_t RecordRoom::max_record_bytes() const {
  if (!is_limited()) return kMaxRecordBytes;
  return static_cast<std::size_t>(
      std::min<std::uint64_t>(kMaxRecordBytes, bytes / RecordWeight::kMinFactor));
}

std::uint64_t RecordRoom::needed(const RecordWeight& weight) {
  return std::max(weight.reading_bytes(), weight.indexing_bytes());
}

std::string RecordRoom::words_for(const RecordWeight& weight) const {
  return fmt::format("{:.1f} MB of this kind need some {:.0f} MB; run with --memory {}",
                     static_cast<double>(weight.bytes()) / 1e6,
                     static_cast<double>(needed(weight)) / 1e6, memory_for(needed(weight)));
}

std::optional<std::string> RecordRoom::why_not(const RecordWeight& weight) const {
  if (needed(weight) <= bytes) return std::nullopt;
  return words_for(weight);
}

}  // namespace tickerdex
