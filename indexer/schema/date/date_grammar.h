// The one grammar of dates, read by parse_date (a text that is a date) and find_dates (a text that
// holds some). Precision is a day or finer; what names only a month or year is parse_date's.
//
//   date-time := weekday? date (connector? time)? | time connector? weekday? date
//              | weekday? month day time zone? year zone?                         (ctime)
//   date      := Y-M-D | Y/M/D | Y.M.D | Y month D | D month Y | month D Y | D.M.Y
//              | D/M/Y or M/D/Y where only one of them can be | Y年M月D日
#pragma once

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/date/date_token.h"

namespace tickerdex {

struct DateMatch {
  ParsedDate date;
  std::size_t next = 0;  ///< the first token that is not part of it
  bool has_time = false;
};

/// Matches the longest date that begins with token `first`; `with_time` false leaves a time
/// behind the date alone. False for none, and for one that cannot be.
bool match_date(const DateTokens& tokens, std::size_t first, bool with_time, DateMatch& match);

}  // namespace tickerdex
