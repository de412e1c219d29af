// Which hits are asked for, and in what order.
#pragma once

#include <cstdint>

namespace tickerdex {

/// relevance: where the query ranks nothing (fields, dates, no text at all) the newest first.
/// newest, oldest: undated articles last in both; scores are 0 then.
enum class SortOrder : std::uint8_t { relevance, newest, oldest };

struct MatchRequest {
  SortOrder order = SortOrder::relevance;  ///< exactly this one, whether anything is scored or not
  std::uint64_t offset = 0;
  std::uint64_t limit = 10;
  bool with_documents = false;
};

}  // namespace tickerdex
