// Absolute dates inside an article's text.
//
// A scanner finds candidates with their place; which of them is the published time, the
// caller decides. Offsets are bytes. Thread-safe.
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

/// Every absolute date with a day and a year of four digits in `text`, in order, none overlapping:
/// all that parse_date reads, bare digits ("20251114") and ISO weeks aside. Months by name in
/// English, German, French, Spanish, Portuguese and Italian; Chinese, Japanese and Korean 年月日.
/// Dates inside names and addresses ("/2025/11/14/") do not count. At most `limit`.
std::vector<FoundDate> find_dates(std::string_view text, std::size_t limit = 64);

}  // namespace tickerdex
