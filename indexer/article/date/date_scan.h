// Absolute dates inside an article's text.
//
// Finds candidates and their positions; the caller decides which one is the published time. Offsets
// are bytes. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"

namespace tickerdex {

struct FoundDate {
  ParsedDate date;
  std::size_t begin = 0;  ///< [begin, end) of the text
  std::size_t end = 0;
  bool has_time = false;
};

/// All absolute dates in `text` that have a day and a four-digit year, in order, without overlaps:
/// every form that parse_date() reads except bare digits ("20251114") and ISO weeks. Month names in
/// English, German, French, Spanish, Portuguese and Italian; Chinese, Japanese and Korean 年月日.
/// Dates inside names and URLs ("/2025/11/14/") do not count. At most `limit`.
std::vector<FoundDate> find_dates(std::string_view text, std::size_t limit = 64);

}  // namespace tickerdex
