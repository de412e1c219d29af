// The grammar of dates, used by parse_date() (a text that is a date) and find_dates() (a text that
// contains dates). Precision is a day or finer; only parse_date() reads months and years.
//
//   date-time := weekday? date (connector? time)? | time connector? weekday? date
//              | weekday? month day time zone? year zone?                         (ctime)
//   date      := Y-M-D | Y/M/D | Y.M.D | Y month D | D month Y | month D Y | D.M.Y
//              | D/M/Y or M/D/Y if only one of them is possible | Y年M月D日
#pragma once

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/date/date_token.h"

namespace tickerdex {

struct DateMatch {
  ParsedDate date;
  std::size_t next = 0;  ///< the first token after it
  bool has_time = false;
};

/// Matches the longest date that begins with token `first`, without a following time if `with_time`
/// is false. False if there is none, or it is impossible.
bool match_date(const DateTokens& tokens, std::size_t first, bool with_time, DateMatch& match);

}  // namespace tickerdex
