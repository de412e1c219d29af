// The requested hits and their order.
#pragma once

#include <cstdint>

namespace tickerdex {

/// relevance: newest first if the query has nothing to rank by (fields, dates, no text).
/// newest, oldest: undated articles come last in both; scores are 0.
enum class SortOrder : std::uint8_t { relevance, newest, oldest };

struct MatchRequest {
  SortOrder order = SortOrder::relevance;  ///< used literally, even if nothing is scored
  std::uint64_t offset = 0;
  std::uint64_t limit = 10;
  bool with_documents = false;
};

}  // namespace tickerdex
