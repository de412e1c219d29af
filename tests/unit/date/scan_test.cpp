#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "indexer/article/date/date_scan.h"
#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

// "2025-11-14 [November 14, 2025]" for each date found; the time where there is one.
std::string found_in(std::string_view text) {
  std::string all;
  for (const FoundDate& found : find_dates(text)) {
    if (!all.empty()) all += "; ";
    const std::string time = format_rfc3339(found.date.utc);
    all += found.has_time ? time : time.substr(0, 10);
    all += " [" + std::string(text.substr(found.begin, found.end - found.begin)) + "]";
  }
  return all.empty() ? "none" : all;
}

struct Row {
  std::string text;
  std::string expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found_in(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("dates are found inside prose with their offsets", "[date][scan]") {
  check({
      {"HANGZHOU, November 14, 2025 - Profit rose.", "2025-11-14 [November 14, 2025]"},
      {"On Friday, Nov. 14, 2025, it said", "2025-11-14 [Friday, Nov. 14, 2025]"},
      {"Fri Oct 20, 2006 6:15pm EDT", "2006-10-20T22:15:00Z [Fri Oct 20, 2006 6:15pm EDT]"},
      {"Updated 9:30 a.m. ET Nov. 14, 2025 by", "2025-11-14T14:30:00Z [9:30 a.m. ET Nov. 14, 2025]"},
      {"Published Nov 14, 2025\n9:30 AM EST\nBy A",
       "2025-11-14T14:30:00Z [Nov 14, 2025\n9:30 AM EST]"},
      {"quarter ended September 30,\n2025 and December 31, 2024.",
       "2025-09-30 [September 30,\n2025]; 2024-12-31 [December 31, 2024]"},
      {"(2025-11-14)", "2025-11-14 [2025-11-14]"},
      {"at 2025-11-14T09:30:00Z.", "2025-11-14T09:30:00Z [2025-11-14T09:30:00Z]"},
      {"2025-11-14\xE6\x8A\xA5\xE9\x81\x93", "2025-11-14 [2025-11-14]"},
      {"am 14. November 2025 um 18:30 Uhr in", "2025-11-14T18:30:00Z [14. November 2025 um 18:30 Uhr]"},
      {"vom 14.11.2025, 18.30 Uhr", "2025-11-14T18:30:00Z [14.11.2025, 18.30 Uhr]"},
      {"le 1er ao\u00fbt 2025, la soci\u00e9t\u00e9", "2025-08-01 [1er ao\u00fbt 2025]"},
      {"el 14 de noviembre de 2025 la", "2025-11-14 [14 de noviembre de 2025]"},
      {"em 14 de mar\u00e7o de 2025 a", "2025-03-14 [14 de mar\u00e7o de 2025]"},
      {"\u65b0\u534e\u793e2025\u5e7411\u670814\u65e5\u7535", "2025-11-14 [2025\u5e7411\u670814\u65e5]"},
      {"\u3010\uff12\uff10\uff12\uff15\u5e74\uff11\uff11\u6708\uff11\uff14\u65e5\u3011",
       "2025-11-14 [\uff12\uff10\uff12\uff15\u5e74\uff11\uff11\u6708\uff11\uff14\u65e5]"},
      {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z [26-FEB-1987 15:01:01.79]"},
      {"\n 9-APR-1987 05:01:01.79\n", "1987-04-09T05:01:01Z [9-APR-1987 05:01:01.79]"},
      {"Nov 14, 2025\n\n10:30 is when", "2025-11-14 [Nov 14, 2025]"},
      {"Nov 14, 2025 9:30-10:30 ET call", "2025-11-14T09:30:00Z [Nov 14, 2025 9:30]"},
      {"in 2024 November 3, 2025 was", "2025-11-03 [November 3, 2025]"},
      {"Nov 14, 2025 25:00 hours", "2025-11-14 [Nov 14, 2025]"},
      {"14 Nov 2025, 15 Nov 2025", "2025-11-14 [14 Nov 2025]; 2025-11-15 [15 Nov 2025]"},
      {"2025-11-14 2025-11-15", "2025-11-14 [2025-11-14]; 2025-11-15 [2025-11-15]"},
  });
}

TEST_CASE("text that only looks like a date is ignored", "[date][scan]") {
  for (const char* text : {
           "in 1986", "2,025 shares on May 14", "Feb 26 - Shares", "Nov 14", "November 2025",
           "01/02/2025", "Nov 12-14, 2025", "12-14 November 2025", "Feb 30, 2025", "31.04.2025",
           "version 1.14.11.2025", "14.11.2025.3", "192.14.11.2025", "v2025-11-14-3",
           "https://example.com/2025/11/14/profit.html", "file_2025-11-14", "A2025-11-14",
           "2025-11-145", "2025-11-14T25:00:00Z", "20251114", "Nov 14, 1500 GMT", "14 Nov 0999",
           "fiscal 2025, May", "May 2025 14", "2025Q3", "1500 2000 2500", "14\n\nNovember 2025",
           "14 November\n\n2025", "Nov 14, 2025,000", "Nov 14, 20255", "Mayor 14, 2025"}) {
    CAPTURE(text);
    CHECK(found_in(text) == "none");
  }
}

TEST_CASE("a date is found at any position", "[date][scan]") {
  for (const std::string date : {"2025-11-14", "November 14, 2025", "14.11.2025",
                                 "\uff12\uff10\uff12\uff15\u5e74\uff11\uff11\u6708\uff11\uff14\u65e5"}) {
    for (std::size_t before = 0; before < 140; ++before) {
      const std::string gap = std::string(before, ' ');
      CAPTURE(date, before);
      CHECK(found_in(gap + date) == "2025-11-14 [" + date + "]");
      CHECK(found_in("in 1986 " + gap + date + " x") == "2025-11-14 [" + date + "]");
    }
  }
}

TEST_CASE("the limit ends a scan", "[date][scan]") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Nov 14, 2025 ";
  CHECK(find_dates(text).size() == 64);
  CHECK(find_dates(text, 3).size() == 3);
  CHECK(find_dates(text, 0).empty());
}

TEST_CASE("hostile text neither breaks a scan nor slows it down", "[date][scan][hostile]") {
  for (const std::string& text :
       {std::string(2'000'000, '1'), std::string(2'000'000, '\xBC'), std::string(1'000'000, '\xEF'),
        std::string("2025\xE5"), std::string("2025-11-\0", 9), std::string("\0\0\0\x31\0", 5)}) {
    CAPTURE(text.size());
    CHECK(found_in(text) == "none");
  }
  std::string years;
  for (int i = 0; i < 100'000; ++i) years += "2025 Nov ";
  CHECK(find_dates(years, 1'000'000).empty());

  std::mt19937 random(7);  // any bytes: the places returned are in order and inside the text
  const std::string alphabet = "0123456789 -/.,:NovJanMaypmTZ\xE5\xB9\xB4\xE6\x9C\x88\xE6\x97\xA5\xEF\xBC\x91\n";
  std::uniform_int_distribution<std::size_t> pick(0, alphabet.size() - 1);
  std::size_t dates = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += alphabet[pick(random)];
    text += "2025-1" + std::to_string(round % 3) + "-1";
    std::size_t floor = 0;
    for (const FoundDate& found : find_dates(text)) {
      REQUIRE(found.begin >= floor);
      REQUIRE(found.begin < found.end);
      REQUIRE(found.end <= text.size());
      floor = found.end;
      ++dates;
    }
  }
  CHECK(dates > 1000);
}

}  // namespace tickerdex
