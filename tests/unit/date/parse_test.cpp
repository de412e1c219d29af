#include <string>
#include <utility>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

std::string shown(const std::optional<ParsedDate>& date) {
  if (!date) return "none";
  static constexpr const char* kNames[] = {"second", "minute", "day", "month", "year"};
  return format_rfc3339(date->utc) + " " + kNames[static_cast<int>(date->precision)];
}

struct Row {
  std::string text;
  std::string expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(parse_date(row.text)) == row.expected);
  }
}

}  // namespace

TEST_CASE("ISO 8601 and RFC 3339 are read in every usual form", "[date][parse]") {
  check({
      {"2025-11-14T09:30:15Z", "2025-11-14T09:30:15Z second"},
      {"2025-11-14t09:30:15z", "2025-11-14T09:30:15Z second"},
      {"2025-11-14T09:30:15.123456789Z", "2025-11-14T09:30:15Z second"},
      {"2025-11-14T09:30:15,5Z", "2025-11-14T09:30:15Z second"},
      {"2025-11-14T09:30:15+08:00", "2025-11-14T01:30:15Z second"},
      {"2025-11-14T09:30:15-05:00", "2025-11-14T14:30:15Z second"},
      {"2025-11-14T09:30-05:00", "2025-11-14T14:30:00Z minute"},
      {"2025-11-14T09:30:15+0800", "2025-11-14T01:30:15Z second"},
      {"2025-11-14 09:30:15+00", "2025-11-14T09:30:15Z second"},
      {"2025-11-14 09:30:15 -0500", "2025-11-14T14:30:15Z second"},
      {"2025-11-14T09:30:15\u221205:00", "2025-11-14T14:30:15Z second"},
      {"2025-11-14T09:30", "2025-11-14T09:30:00Z minute"},
      {"2025-11-14 09:30:00 UTC", "2025-11-14T09:30:00Z second"},
      {"  2025-11-14\n", "2025-11-14T00:00:00Z day"},
      {"2025-11-14T24:00:00Z", "2025-11-15T00:00:00Z second"},
      {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z second"},
      {"2017-01-01T08:59:60+09:00", "2017-01-01T00:00:00Z second"},
      {"20251114T093015Z", "2025-11-14T09:30:15Z second"},
      {"20251114T0930+0800", "2025-11-14T01:30:00Z minute"},
      {"20251114T093015.250Z", "2025-11-14T09:30:15Z second"},
      {"2025-11-14T093015Z", "2025-11-14T09:30:15Z second"},
      {"20251114", "2025-11-14T00:00:00Z day"},
      {"202511140930", "2025-11-14T09:30:00Z minute"},
      {"20251114093015", "2025-11-14T09:30:15Z second"},
      {"2025-W46-5", "2025-11-14T00:00:00Z day"},
      {"2021-W01-1", "2021-01-04T00:00:00Z day"},
      {"2020-W53-5", "2021-01-01T00:00:00Z day"},
      {"2025-318", "2025-11-14T00:00:00Z day"},
      {"2024-366", "2024-12-31T00:00:00Z day"},
      {"2025-11", "2025-11-01T00:00:00Z month"},
      {"2025/11", "2025-11-01T00:00:00Z month"},
      {"11/2025", "2025-11-01T00:00:00Z month"},
      {"2025", "2025-01-01T00:00:00Z year"},
      {"1000-01-01", "1000-01-01T00:00:00Z day"},
      {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z second"},
      {"1900-03-01", "1900-03-01T00:00:00Z day"},
      {"2000-02-29", "2000-02-29T00:00:00Z day"},
  });
}

TEST_CASE("the date formats of the press are read", "[date][parse]") {
  check({
      {"November 14, 2025", "2025-11-14T00:00:00Z day"},
      {"NOVEMBER 14, 2025", "2025-11-14T00:00:00Z day"},
      {"Nov. 14, 2025", "2025-11-14T00:00:00Z day"},
      {"Sept. 3 2025", "2025-09-03T00:00:00Z day"},
      {"November 14th, 2025", "2025-11-14T00:00:00Z day"},
      {"Nov-14-2025", "2025-11-14T00:00:00Z day"},
      {"14 Nov 2025", "2025-11-14T00:00:00Z day"},
      {"14th of November, 2025", "2025-11-14T00:00:00Z day"},
      {"14 November, 2025", "2025-11-14T00:00:00Z day"},
      {"14/Nov/2025:09:30:00 +0000", "2025-11-14T09:30:00Z second"},
      {"2025 Nov 14", "2025-11-14T00:00:00Z day"},
      {"2025-Nov-14", "2025-11-14T00:00:00Z day"},
      {"Friday, November 14, 2025", "2025-11-14T00:00:00Z day"},
      {"Fri Oct 20, 2006 6:15pm EDT", "2006-10-20T22:15:00Z minute"},
      {"Fri Oct 20, 2006 6:15 p.m. EDT", "2006-10-20T22:15:00Z minute"},
      {"6:15pm EDT, Fri Oct 20, 2006", "2006-10-20T22:15:00Z minute"},
      {"9:30 a.m. ET Nov. 14, 2025", "2025-11-14T14:30:00Z minute"},
      {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z second"},
      {" 1-MAR-1987 05:01:01.79", "1987-03-01T05:01:01Z second"},
      {"Nov 14, 2025, 9am", "2025-11-14T09:00:00Z minute"},
      {"Nov 14, 2025 at 9:30 AM ET", "2025-11-14T14:30:00Z minute"},
      {"Nov 14, 2025 \u2013 9:30 a.m. EST", "2025-11-14T14:30:00Z minute"},
      {"November 14, 2025 | 1500 GMT", "2025-11-14T15:00:00Z minute"},
      {"Nov 14, 2025 4:30 p.m. Eastern Time", "2025-11-14T21:30:00Z minute"},
      {"Jul 14, 2025 4:30 p.m. Eastern Daylight Time", "2025-07-14T20:30:00Z minute"},
      {"Nov 14, 2025 12:00 AM", "2025-11-14T00:00:00Z minute"},
      {"Nov 14, 2025 12:30 PM (PST)", "2025-11-14T20:30:00Z minute"},
      {"14 Nov 2025 18:30 HKT", "2025-11-14T10:30:00Z minute"},
      {"14 Nov 2025 18:30 IST", "2025-11-14T13:00:00Z minute"},
      {"14 Nov 2025 18:30 UTC+8", "2025-11-14T10:30:00Z minute"},
      {"14 Nov 2025 18:30 GMT-05:30", "2025-11-15T00:00:00Z minute"},
      {"2025/11/14", "2025-11-14T00:00:00Z day"},
      {"2025.11.14", "2025-11-14T00:00:00Z day"},
      {"14.11.2025", "2025-11-14T00:00:00Z day"},
      {"1.2.2025", "2025-02-01T00:00:00Z day"},
      {"14. 11. 2025", "2025-11-14T00:00:00Z day"},
      {"13/02/2025", "2025-02-13T00:00:00Z day"},
      {"02/13/2025", "2025-02-13T00:00:00Z day"},
      {"13-02-2025", "2025-02-13T00:00:00Z day"},
      {"05/05/2025", "2025-05-05T00:00:00Z day"},
      {"November 2025", "2025-11-01T00:00:00Z month"},
      {"Nov-2025", "2025-11-01T00:00:00Z month"},
  });
}

TEST_CASE("the date formats of mail, web servers and Unix are read", "[date][parse]") {
  check({
      {"Fri, 14 Nov 2025 09:30:00 +0000", "2025-11-14T09:30:00Z second"},
      {"Fri, 14 Nov 2025 09:30:00 GMT", "2025-11-14T09:30:00Z second"},
      {"Fri, 14 Nov 2025 04:30:00 -0500 (EST)", "2025-11-14T09:30:00Z second"},
      {"14 Nov 25 09:30 -0500", "2025-11-14T14:30:00Z minute"},
      {"Fri, 14 Nov 97 09:30:00 GMT", "1997-11-14T09:30:00Z second"},
      {"Friday, 14-Nov-25 09:30:00 GMT", "2025-11-14T09:30:00Z second"},
      {"Fri Nov 14 09:30:00 2025", "2025-11-14T09:30:00Z second"},
      {"Fri Nov 14 09:30:00 EST 2025", "2025-11-14T14:30:00Z second"},
      {"Nov 14 09:30:00 2025 GMT", "2025-11-14T09:30:00Z second"},
      {"1763112615", "2025-11-14T09:30:15Z second"},
      {"1763112615.75", "2025-11-14T09:30:15Z second"},
      {"1763112615750", "2025-11-14T09:30:15Z second"},
      {"1763112615750999", "2025-11-14T09:30:15Z second"},
      {"1763112615750999123", "2025-11-14T09:30:15Z second"},
      {"541350061", "1987-02-26T15:01:01Z second"},
      {"946684800000", "2000-01-01T00:00:00Z second"},
  });
}

TEST_CASE("dates are read in the languages of the articles", "[date][parse]") {
  check({
      {"14. November 2025", "2025-11-14T00:00:00Z day"},
      {"Freitag, 14. M\u00e4rz 2025, 18:30 Uhr", "2025-03-14T18:30:00Z minute"},
      {"14. J\u00e4nner 2025 um 18 Uhr", "2025-01-14T18:00:00Z minute"},
      {"14.11.2025 18.30 Uhr", "2025-11-14T18:30:00Z minute"},
      {"3. Dezember 2025", "2025-12-03T00:00:00Z day"},
      {"1er ao\u00fbt 2025", "2025-08-01T00:00:00Z day"},
      {"14 AO\u00dbT 2025", "2025-08-14T00:00:00Z day"},
      {"14 aou\u0302t 2025", "2025-08-14T00:00:00Z day"},
      {"vendredi 14 f\u00e9vrier 2025 \u00e0 18h30", "2025-02-14T18:30:00Z minute"},
      {"14 d\u00e9c. 2025", "2025-12-14T00:00:00Z day"},
      {"14 de noviembre de 2025", "2025-11-14T00:00:00Z day"},
      {"s\u00e1bado, 15 de noviembre de 2025 a las 6:15 p. m.", "2025-11-15T18:15:00Z minute"},
      {"1\u00ba de mar\u00e7o de 2025", "2025-03-01T00:00:00Z day"},
      {"sexta-feira, 14 de novembro de 2025", "2025-11-14T00:00:00Z day"},
      {"14 de out. de 2025", "2025-10-14T00:00:00Z day"},
      {"14 ottobre 2025", "2025-10-14T00:00:00Z day"},
      {"2025\u5e7411\u670814\u65e5", "2025-11-14T00:00:00Z day"},
      {"\uff12\uff10\uff12\uff15\u5e74\uff11\uff11\u6708\uff11\uff14\u65e5",
       "2025-11-14T00:00:00Z day"},
      {"2025 \u5e74 11 \u6708 14 \u65e5 09:30", "2025-11-14T09:30:00Z minute"},
      {"2025\u5e7411\u670814\u65e5 \u661f\u671f\u4e94 \u4e0b\u53486:15",
       "2025-11-14T18:15:00Z minute"},
      {"2025\u5e7411\u670814\u65e5\uff08\u91d1\uff09\u5348\u5f8c6\u664215\u5206",
       "2025-11-14T18:15:00Z minute"},
      {"2025\ub144 11\uc6d4 14\uc77c", "2025-11-14T00:00:00Z day"},
      {"2025\u5e7411\u6708", "2025-11-01T00:00:00Z month"},
      {"\uff12\uff10\uff12\uff15\uff0d\uff11\uff11\uff0d\uff11\uff14", "2025-11-14T00:00:00Z day"},
  });
}

TEST_CASE("impossible and ambiguous dates are rejected", "[date][parse]") {
  for (const char* text : {
           "2025-02-30", "2025-02-29", "2100-02-29", "2025-04-31", "2025-13-01", "2025-00-10",
           "2025-01-00", "0999-12-31", "0000-01-01", "2025-11-14T25:00:00Z", "2025-11-14T24:00:01Z",
           "2025-11-14T09:60:00Z", "2025-11-14T09:30:61Z", "2025-11-14T09:30:60Z",
           "2025-11-14T09:30:00+24:00", "2025-11-14T09:30:00+08:60", "2025-11-14 13:30 PM",
           "2025-11-14 09:30 XYZ", "31 April 2025", "Feb 30, 2025", "November 0, 2025",
           "November 32, 2025", "30. Februar 2025", "32.01.2025", "01/02/2025", "1-2-2025",
           "13/14/2025", "14 Nov 25", "14/11/25", "11/14/25", "Nov 14", "Feb 26 -", "Friday",
           "6:15pm EDT", "2025-W54-1", "2025-W53-1", "2025-W46-8", "2025-W46", "2025-366", "2025-000",
           "2025Q3", "20251301", "20250230", "202511142500", "20251114T250000Z",
           "1000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"}) {
    CAPTURE(text);
    CHECK(shown(parse_date(text)) == "none");
  }
}

TEST_CASE("hostile text is rejected quickly", "[date][parse][hostile]") {
  const std::string nul("2025-11\0-14", 11);
  for (const std::string& text :
       {std::string(), std::string(" \t\n "), nul, std::string("2025-11-14\0", 11),
        std::string(1'000'000, '9'), std::string(1'000'000, ' '), std::string(100'000, '-'),
        "2025-11-" + std::string(100'000, '1'), std::string(50'000, '\xE5'), std::string("\xFF\xFE"),
        std::string("\xE5\xB9"), std::string("2025\xE5\xB9"), std::string("99999999999999999999"),
        std::string("-9223372036854775808"), std::string("9223372036854775807"),
        std::string("2025-11-14T09:30:00+99999999999999999999:00"), std::string("hello world"),
        std::string("14\n\nNovember 2025"), std::string("2025-11-14 and more"),
        std::string("see 2025-11-14"), std::string("12:34"), std::string("99999999999")}) {
    CAPTURE(text.substr(0, 60), text.size());
    CHECK(shown(parse_date(text)) == "none");
  }
}

TEST_CASE("US zones without a season follow the clock of that year", "[date][parse][zone]") {
  check({
      {"2025-03-09 01:59 ET", "2025-03-09T06:59:00Z minute"},
      {"2025-03-09 03:00 ET", "2025-03-09T07:00:00Z minute"},
      {"2025-11-02 00:30 ET", "2025-11-02T04:30:00Z minute"},
      {"2025-11-02 02:00 ET", "2025-11-02T07:00:00Z minute"},
      {"2006-04-02 12:00 ET", "2006-04-02T16:00:00Z minute"},
      {"2006-04-01 12:00 ET", "2006-04-01T17:00:00Z minute"},
      {"2006-10-29 12:00 ET", "2006-10-29T17:00:00Z minute"},
      {"1986-04-27 12:00 ET", "1986-04-27T16:00:00Z minute"},
      {"1986-04-26 12:00 ET", "1986-04-26T17:00:00Z minute"},
      {"2025-07-01 12:00 PT", "2025-07-01T19:00:00Z minute"},
      {"2025-07-01 12:00 CT", "2025-07-01T17:00:00Z minute"},
      {"2025-07-01 12:00 EST", "2025-07-01T17:00:00Z minute"},
  });
}

}  // namespace tickerdex
