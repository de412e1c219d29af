// How much memory one record may take: what is left of --memory beside all that every run needs.
//
// A record of kSmallRecordBytes or less is taken as it comes, among others, and each of its bytes
// counts for kSmallFactor. A larger one is weighed (record_weight.h), waits until there is room for
// it, and is rejected where there never will be, with the --memory that would do.
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
/// The worst kinds of text take so much for each of their bytes (record_weight.cpp).
inline constexpr std::uint64_t kSmallFactor = 120;

inline constexpr std::string_view kReasonNeedsMemory = "record needs more memory";

struct RecordRoom {
  std::uint64_t bytes = std::numeric_limits<std::uint64_t>::max();
  /// The least --memory that leaves so much for a record: "912MiB".
  std::function<std::string(std::uint64_t bytes)> memory_for;
  /// Called before a record that is larger than `window_bytes` is held, and each time it grows.
  std::function<void(std::size_t window_bytes)> before_growth;

  bool is_limited() const { return bytes != std::numeric_limits<std::uint64_t>::max(); }
  /// Of longer records the end is not even looked for in memory.
  std::size_t max_record_bytes() const;
  /// What a record takes in the stage that takes most.
  static std::uint64_t needed(const RecordWeight& weight);
  /// "3.1 MB of this kind take some 74 MB; run with --memory 137MiB"
  std::string words_for(const RecordWeight& weight) const;
  /// The same, if there is no room for such a record.
  std::optional<std::string> why_not(const RecordWeight& weight) const;
};

}  // namespace tickerdex
