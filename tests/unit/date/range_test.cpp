#include <string>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_range.h"
#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

const DateContext kUtc{1763112615, "UTC"};  // Friday, 2025-11-14T09:30:15Z

std::string shown(const DateRange& range) {
  const auto end = [](const std::optional<std::int64_t>& utc) {
    return utc ? format_rfc3339(*utc) : std::string("open");
  };
  return end(range.first_utc) + " " + end(range.last_utc);
}

template <typename Parse>
std::string result(Parse parse, const std::string& spec, const DateContext& context) {
  try {
    return shown(parse(spec, context));
  } catch (const DateRangeError& error) {
    return std::string(error.what()) + " @" + std::to_string(error.offset) + "+" +
           std::to_string(error.length);
  }
}

struct Row {
  std::string spec;
  std::string expected;
};

}  // namespace

TEST_CASE("a date covers the typed unit", "[date][range]") {
  const Row rows[] = {
      {"2025", "2025-01-01T00:00:00Z 2025-12-31T23:59:59Z"},
      {"9999", "9999-01-01T00:00:00Z 9999-12-31T23:59:59Z"},
      {"1000", "1000-01-01T00:00:00Z 1000-12-31T23:59:59Z"},
      {"2025-11", "2025-11-01T00:00:00Z 2025-11-30T23:59:59Z"},
      {"2024-02", "2024-02-01T00:00:00Z 2024-02-29T23:59:59Z"},
      {"2025-11-14", "2025-11-14T00:00:00Z 2025-11-14T23:59:59Z"},
      {"2025Q3", "2025-07-01T00:00:00Z 2025-09-30T23:59:59Z"},
      {"2025-q4", "2025-10-01T00:00:00Z 2025-12-31T23:59:59Z"},
      {"2025-W46", "2025-11-10T00:00:00Z 2025-11-16T23:59:59Z"},
      {"2020-W53", "2020-12-28T00:00:00Z 2021-01-03T23:59:59Z"},
      {"2026w01", "2025-12-29T00:00:00Z 2026-01-04T23:59:59Z"},
      {"2025-11-14T09", "2025-11-14T09:00:00Z 2025-11-14T09:59:59Z"},
      {"2025-11-14T09:30", "2025-11-14T09:30:00Z 2025-11-14T09:30:59Z"},
      {"2025-11-14 09:30:15", "2025-11-14T09:30:15Z 2025-11-14T09:30:15Z"},
      {"2025-11-14T09:30Z", "2025-11-14T09:30:00Z 2025-11-14T09:30:59Z"},
      {"2025-11-14T09:30+08:00", "2025-11-14T01:30:00Z 2025-11-14T01:30:59Z"},
      {"2025-11-14T09:30-0500", "2025-11-14T14:30:00Z 2025-11-14T14:30:59Z"},
      {"today", "2025-11-14T00:00:00Z 2025-11-14T23:59:59Z"},
      {"Yesterday", "2025-11-13T00:00:00Z 2025-11-13T23:59:59Z"},
      {"this-week", "2025-11-10T00:00:00Z 2025-11-16T23:59:59Z"},
      {"last-week", "2025-11-03T00:00:00Z 2025-11-09T23:59:59Z"},
      {"this-month", "2025-11-01T00:00:00Z 2025-11-30T23:59:59Z"},
      {"last-month", "2025-10-01T00:00:00Z 2025-10-31T23:59:59Z"},
      {"this-year", "2025-01-01T00:00:00Z 2025-12-31T23:59:59Z"},
      {"last-year", "2024-01-01T00:00:00Z 2024-12-31T23:59:59Z"},
      {"now", "2025-11-14T09:30:15Z 2025-11-14T09:30:15Z"},
      {"12h", "2025-11-13T21:30:15Z 2025-11-14T09:30:15Z"},
      {"0d", "2025-11-14T00:00:00Z 2025-11-14T09:30:15Z"},
      {"7d", "2025-11-07T00:00:00Z 2025-11-14T09:30:15Z"},
      {"2W", "2025-10-31T00:00:00Z 2025-11-14T09:30:15Z"},
      {"3m", "2025-08-14T00:00:00Z 2025-11-14T09:30:15Z"},
      {"11m", "2024-12-14T00:00:00Z 2025-11-14T09:30:15Z"},
      {"1y", "2024-11-14T00:00:00Z 2025-11-14T09:30:15Z"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.spec);
    CHECK(result(parse_date_range, row.spec, kUtc) == row.expected);
  }
}

TEST_CASE("the ends of a range are included and rounded outwards", "[date][range]") {
  const Row rows[] = {
      {"2025-11-01..2025-11-14", "2025-11-01T00:00:00Z 2025-11-14T23:59:59Z"},
      {"2024..2025", "2024-01-01T00:00:00Z 2025-12-31T23:59:59Z"},
      {"2025..2025", "2025-01-01T00:00:00Z 2025-12-31T23:59:59Z"},
      {"2025-11-14..2025", "2025-11-14T00:00:00Z 2025-12-31T23:59:59Z"},
      {"2025..2025-01-01", "2025-01-01T00:00:00Z 2025-01-01T23:59:59Z"},
      {"..2025-10", "open 2025-10-31T23:59:59Z"},
      {"2025Q3..", "2025-07-01T00:00:00Z open"},
      {"yesterday..", "2025-11-13T00:00:00Z open"},
      {"last-week..yesterday", "2025-11-03T00:00:00Z 2025-11-13T23:59:59Z"},
      {"30d..7d", "2025-10-15T00:00:00Z 2025-11-07T23:59:59Z"},
      {"7d..", "2025-11-07T00:00:00Z open"},
      {"12h..now", "2025-11-13T21:30:15Z 2025-11-14T09:30:15Z"},
      {"2025-11-14T09:30Z..2025-11-14T09:30Z", "2025-11-14T09:30:00Z 2025-11-14T09:30:59Z"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.spec);
    CHECK(result(parse_date_range, row.spec, kUtc) == row.expected);
  }
}

TEST_CASE("since starts a unit and until ends it", "[date][range]") {
  CHECK(result(parse_since, "1987-04", kUtc) == "1987-04-01T00:00:00Z open");
  CHECK(result(parse_since, "7d", kUtc) == "2025-11-07T00:00:00Z open");
  CHECK(result(parse_since, "12h", kUtc) == "2025-11-13T21:30:15Z open");
  CHECK(result(parse_until, "2025-10", kUtc) == "open 2025-10-31T23:59:59Z");
  CHECK(result(parse_until, "7d", kUtc) == "open 2025-11-07T23:59:59Z");
  CHECK(result(parse_until, "today", kUtc) == "open 2025-11-14T23:59:59Z");
  CHECK(result(parse_since, "2025..2026", kUtc) ==
        "since: takes one date; write date:2025..2026 @4+2");
  CHECK(result(parse_until, "", kUtc) == "a date is missing; write one like 2025-11-14 @0+0");
  CHECK(result(parse_until, "2025-02-30", kUtc) ==
        "2025-02-30 is not a date: February 2025 has 28 days @0+10");
}

TEST_CASE("the error for an impossible date names the place and the fix", "[date][range][error]") {
  const std::string known =
      "write 2025, 2025-11, 2025-11-14, 2025Q3, 2025-W46, 7d, today, last-week or A..B";
  const Row rows[] = {
      {"2025-02-30", "2025-02-30 is not a date: February 2025 has 28 days @0+10"},
      {"2024-02-30", "2024-02-30 is not a date: February 2024 has 29 days @0+10"},
      {"2025-04-00", "2025-04-00 is not a date: April 2025 has 30 days @0+10"},
      {"2025-13", "2025-13 is not a date: months run from 01 to 12 @0+7"},
      {"2025-00-14", "2025-00-14 is not a date: months run from 01 to 12 @0+10"},
      {"0999", "0999 is not a date: years run from 1000 to 9999 @0+4"},
      {"2025Q5", "2025Q5 is not a date: quarters are Q1 to Q4 @0+6"},
      {"2025-W53", "2025-W53 is not a date: 2025 has the weeks W01 to W52 @0+8"},
      {"2020-W00", "2020-W00 is not a date: 2020 has the weeks W01 to W53 @0+8"},
      {"2025-11-14T25:00",
       "2025-11-14T25:00 is not a date: hours run from 00 to 23, minutes and seconds from 00 to 59 "
       "@0+16"},
      {"2025-11-14T09:30+99:00",
       "2025-11-14T09:30+99:00 is not a date: a zone is written Z, +08:00 or -05:00 @0+22"},
      {"2025..2024", "2025..2024 ends before it begins; swap the ends @0+10"},
      {"today..yesterday", "today..yesterday ends before it begins; swap the ends @0+16"},
      {"2025-01-01..2025-02-30", "2025-02-30 is not a date: February 2025 has 28 days @12+10"},
      {"..2025-13", "2025-13 is not a date: months run from 01 to 12 @2+7"},
      {"..", "a date is missing next to ..; write 2025-11-01.. or ..2025-11-14 @0+2"},
      {"", "a date is missing; write one like 2025-11-14 @0+0"},
      {"2025...2026", ".2026 is not a date: " + known + " @6+5"},
      {"2024..2025..2026", "2025..2026 is not a date: " + known + " @6+10"},
      {"November 14, 2025", "November 14, 2025 is not a date: write 2025-11-14 @0+17"},
      {"2025/11/14", "2025/11/14 is not a date: write 2025-11-14 @0+10"},
      {"2025-1", "2025-1 is not a date: write 2025-01 @0+6"},
      {"20251114", "20251114 is not a date: write 2025-11-14 @0+8"},
      {"14 Nov 2025 09:30 UTC", "14 Nov 2025 09:30 UTC is not a date: write 2025-11-14T09:30:00Z @0+21"},
      {"01/02/2025", "01/02/2025 is not a date: " + known + " @0+10"},
      {"tomorrow", "tomorrow is not a date: " + known + " @0+8"},
      {"d", "d is not a date: " + known + " @0+1"},
      {"-7d", "-7d is not a date: " + known + " @0+3"},
      {"2025-", "2025- is not a date: " + known + " @0+5"},
      {"2025-11-14T", "2025-11-14T is not a date: " + known + " @0+11"},
      {"9999y", "9999y is not a date: it reaches back before the year 1000 @0+5"},
      {"9999999d", "9999999d is not a date: it reaches back before the year 1000 @0+8"},
      {"99999999999999999999999h",
       "99999999999999999999999h is not a date: it reaches back before the year 1000 @0+24"},
      {"\x1B[31m", "?[31m is not a date: " + known + " @0+5"},
      {std::string("20\0", 3), "20? is not a date: " + known + " @0+3"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.spec);
    CHECK(result(parse_date_range, row.spec, kUtc) == row.expected);
  }
  const std::string endless = result(parse_date_range, std::string(100'000, 'x'), kUtc);
  CHECK(endless.size() < 200);
}

TEST_CASE("days are those of the zone, with all changes of its clocks", "[date][range][zone]") {
  struct ZonedRow {
    const char* zone;
    const char* spec;
    std::string expected;
  };
  const ZonedRow rows[] = {
      {"America/New_York", "2025-11-14", "2025-11-14T05:00:00Z 2025-11-15T04:59:59Z"},
      {"America/New_York", "2025-03-09", "2025-03-09T05:00:00Z 2025-03-10T03:59:59Z"},  // 23 hours
      {"America/New_York", "2025-11-02", "2025-11-02T04:00:00Z 2025-11-03T04:59:59Z"},  // 25 hours
      {"America/New_York", "2025-11-02T01:30", "2025-11-02T05:30:00Z 2025-11-02T06:30:59Z"},  // twice
      {"America/New_York", "2025-03-09T02",
       "2025-03-09T02 is not a date: clocks go forward to 03:00 there; write 2025-03-09T03:00 @0+13"},
      {"America/New_York", "2025-03-09T02:30",
       "2025-03-09T02:30 is not a date: clocks go forward to 03:00 there; write 2025-03-09T03:00 @0+16"},
      {"America/New_York", "2025-03-09T02:30Z", "2025-03-09T02:30:00Z 2025-03-09T02:30:59Z"},
      {"Asia/Shanghai", "today", "2025-11-13T16:00:00Z 2025-11-14T15:59:59Z"},
      {"Asia/Shanghai", "2025", "2024-12-31T16:00:00Z 2025-12-31T15:59:59Z"},
      {"Asia/Kolkata", "2025-11-14T09:30", "2025-11-14T04:00:00Z 2025-11-14T04:00:59Z"},
      {"Europe/Berlin", "7d", "2025-11-06T23:00:00Z 2025-11-14T09:30:15Z"},
      {"Pacific/Auckland", "yesterday", "2025-11-12T11:00:00Z 2025-11-13T10:59:59Z"},
      // midnight does not exist: the day begins at one
      {"America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z 2018-11-05T01:59:59Z"},
      // midnight occurs twice: the day begins with the first
      {"America/Havana", "2025-11-02", "2025-11-02T04:00:00Z 2025-11-03T04:59:59Z"},
      // a day that does not exist, and the next one
      {"Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z 2011-12-31T09:59:59Z"},
      {"Pacific/Apia", "2011-12-30",
       "2011-12-30 is not a date: that day does not exist in this time zone @0+10"},
      {"Australia/Lord_Howe", "2025-10-05T02", "2025-10-04T15:30:00Z 2025-10-04T15:59:59Z"},
      {"Mars/Olympus", "2025",
       "the time zone Mars/Olympus is unknown; write one like Europe/Berlin or UTC @0+4"},
  };
  for (const ZonedRow& row : rows) {
    CAPTURE(row.zone, row.spec);
    CHECK(result(parse_date_range, row.spec, {1763112615, row.zone}) == row.expected);
  }
}

TEST_CASE("months back end on a day that exists", "[date][range]") {
  const DateContext on_the_31st{1743379200, "UTC"};  // 2025-03-31
  CHECK(result(parse_since, "1m", on_the_31st) == "2025-02-28T00:00:00Z open");
  CHECK(result(parse_since, "13m", on_the_31st) == "2024-02-29T00:00:00Z open");
}

TEST_CASE("zones are recognised by their IANA names", "[date][range][zone]") {
  for (const char* name : {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"}) {
    CAPTURE(name);
    CHECK(is_known_zone(name));
  }
  for (const char* name : {"", "Berlin", "Europe/Atlantis", "GMT+99", "GMT+8", "Etc/Unknown", "\xFF"}) {
    CAPTURE(name);
    CHECK_FALSE(is_known_zone(name));
  }
}

}  // namespace tickerdex
