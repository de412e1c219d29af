// Dates: the parser, the scanners of running text, and the ranges of the query language.
#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"

#include <array>

#include "indexer/article/date/date_scan.h"
#include "indexer/article/date/relative_time.h"
#include "indexer/schema/date/date_range.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

const std::int64_t kFirst = utc_from_civil({1000, 1, 1}) - 86400;  // a zone reaches a day over
const std::int64_t kLast = utc_from_civil({9999, 12, 31}) + 2 * 86400;

void check(const ParsedDate& date, std::string_view text) {
  require(date.utc >= kFirst && date.utc <= kLast, "a date lies in the years 1000 to 9999", text);
  if (civil_from_utc(date.utc).year > 9999) return;  // printed as the nearest day
  const std::string printed = format_rfc3339(date.utc);
  const auto again = parse_date(printed);
  if (civil_from_utc(date.utc).year >= 1000) {
    require(again && again->utc == date.utc, "a printed date is the same date", printed);
  }
  const CivilDate civil = civil_from_utc(date.utc);
  require(is_valid(civil), "a date is a day of the calendar", text);
  const std::int64_t midnight = utc_from_civil(civil);
  require(midnight <= date.utc && date.utc < midnight + 86400, "a date lies in its day", text);
  for (const Period period :
       {Period::year, Period::quarter, Period::month, Period::week, Period::day}) {
    require(period_name(date.utc, period) == period_name(midnight, period),
            "midnight is in all periods of its day", text);
  }
}

void check_found(std::string_view text) {
  std::size_t behind = 0;
  const auto all = find_dates(text);
  require(all.size() <= 64, "no more dates are found than asked for", text);
  for (const FoundDate& found : all) {
    require(behind <= found.begin && found.begin < found.end && found.end <= text.size(),
            "found dates stand in order and apart", text);
    behind = found.end;
    check(found.date, text);
    require(found.date.precision <= DatePrecision::day, "a found date has a day", text);
    require(found.has_time == (found.date.precision < DatePrecision::day),
            "a time of day is a matter of precision", text);
  }
  const auto fewer = find_dates(text, 1);
  require(fewer.size() == std::min<std::size_t>(all.size(), 1) &&
              (fewer.empty() || fewer[0].date == all[0].date),
          "the first date does not depend on the limit", text);
}

void check_relative(std::string_view text) {
  const auto found = find_relative_time(text);
  if (!found) return;
  require(found->begin < found->end && found->end <= text.size(), "a phrase has a place", text);
  constexpr std::int64_t kTwoHundredYears = 200LL * 366 * 86400;
  require(found->seconds >= 0 && found->seconds < kTwoHundredYears, "a phrase is bounded", text);
  constexpr std::int64_t kReference = 1763164812;
  const ParsedDate date = resolve(*found, kReference);
  require(date.utc <= kReference - found->seconds, "a phrase is rounded down", text);
  check(date, text);
}

template <typename Read>
void check_range(std::string_view spec, Read read) {
  static const std::array<std::string, 4> kZones{"UTC", "America/New_York", "Asia/Kathmandu",
                                                 "Pacific/Apia"};
  for (const std::string& zone : kZones) {
    try {
      const DateRange range = read(spec, DateContext{1763164812, zone});
      require(!range.first_utc || !range.last_utc || *range.first_utc <= *range.last_utc,
              "a range is not empty", spec);
    } catch (const DateRangeError& error) {
      require(error.offset <= spec.size() && error.length <= spec.size() - error.offset,
              "an error names a place in what was typed", error.what());
      require(std::string_view(error.what()).find('\n') == std::string_view::npos,
              "an error is one line", error.what());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::Input(data, size).rest();
  if (const auto date = parse_date(text)) {
    check(*date, text);
    require(parse_date(" \n" + std::string(text) + "\t ") == date,
            "white space around a date does not matter", text);
  }
  check_found(text);
  check_relative(text);
  check_range(text, parse_date_range);
  check_range(text, parse_since);
  check_range(text, parse_until);
  return 0;
}
