// The words of dates, in one sorted table: months and weekdays of English, German, French, Spanish,
// Portuguese and Italian, zones, and the small words between a date and a time.
//
// A zone's letters can mean several zones; here they have the usual meaning in the financial press:
// CST is Chicago, IST is India, BST is British summer time.
#pragma once

#include <cstdint>
#include <string_view>

namespace tickerdex {

/// The possible meanings of a word in a date; see also `value` of the token.
enum class DateWord : std::uint8_t {
  none,
  month,        ///< 1..12
  short_month,  ///< 1..12; also a common word ("out", "set"), so only after a day
  weekday,
  weekday_half,  ///< "feira" of "segunda-feira"
  zone,          ///< minutes east of UTC
  us_zone,       ///< minutes east of UTC in winter; summer time by rule
  us_zone_name,  ///< the same, spelled out ("Eastern"): counts if "Time" follows
  zone_season,   ///< "standard", "daylight" (60)
  zone_time,     ///< "Time"
  meridiem,      ///< 0 or 12
  ordinal,       ///< "th", "er", "º"
  of,            ///< "14th of November", "14 de noviembre"
  at,            ///< between a date and a time
  tee,           ///< the T of ISO 8601
  hour,          ///< "Uhr", "h"
};

struct DateWordMeaning {
  DateWord word = DateWord::none;
  int value = 0;
};
/// `folded`: lower case without accents.
DateWordMeaning date_word(std::string_view folded);

}  // namespace tickerdex
