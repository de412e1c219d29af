// How much memory one record may take: what --memory leaves after the fixed needs of a run.
//
// Records of kSmallRecordBytes or less are processed in batches, and each byte counts as
// kSmallFactor bytes of memory. For a larger one the memory is estimated (record_weight.h): it
// waits until that much is free, or is rejected if it never will be, naming the --memory that would
// suffice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "indexer/source/record.h"
#include "indexer/source/record_weight.h"

namespace tickerdex {

inline constexpr std::size_t kSmallRecordBytes = std::size_t{32} << 10;
/// Memory per byte for the worst kinds of text (record_weight.cpp).
inline constexpr std::uint64_t kSmallFactor = 120;

inline constexpr std::string_view kReasonNeedsMemory = "record needs more memory";

struct RecordRoom {
  std::uint64_t bytes = std::numeric_limits<std::uint64_t>::max();
  /// The minimum --memory that leaves so many bytes for a record: "912MiB".
  std::function<std::string(std::uint64_t bytes)> memory_for;
  /// Called before the window grows to `window_bytes` for a large record.
  std::function<void(std::size_t window_bytes)> before_growth;

  bool is_limited() const { return bytes != std::numeric_limits<std::uint64_t>::max(); }
  /// Longer records are rejected without being read into memory.
  std::size_t max_record_bytes() const;
  /// Memory for the stage that needs the most.
  static std::uint64_t needed(const RecordWeight& weight);
  /// "3.1 MB of this kind need some 74 MB; run with --memory 137MiB"
  std::string words_for(const RecordWeight& weight) const;
  /// The same if the record needs more memory than available, else nullopt.
  std::optional<std::string> why_not(const RecordWeight& weight) const;
};

}  // namespace tickerdex
