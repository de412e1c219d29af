#include <chrono>
#include <limits>
#include <string>

#include "indexer/schema/date/date.h"
#include "tests/unit/catch.h"

namespace tickerdex {

TEST_CASE("civil dates agree with the calendar of the standard library", "[date][civil]") {
  namespace chrono = std::chrono;
  const auto first = chrono::sys_days(chrono::year{1000} / 1 / 1).time_since_epoch().count();
  const auto last = chrono::sys_days(chrono::year{9999} / 12 / 31).time_since_epoch().count();
  int wrong = 0;
  for (auto day = first; day <= last; ++day) {
    const chrono::year_month_day want{chrono::sys_days{chrono::days{day}}};
    const std::int64_t utc = std::int64_t{day} * 86400;
    const CivilDate got = civil_from_utc(utc + 86399);
    const bool same = got.year == static_cast<int>(want.year()) &&
                      got.month == static_cast<int>(static_cast<unsigned>(want.month())) &&
                      got.day == static_cast<int>(static_cast<unsigned>(want.day())) &&
                      utc_from_civil(got) == utc && is_valid(got);
    if (!same) ++wrong;
  }
  CHECK(last - first == 3287181);
  CHECK(wrong == 0);
}

TEST_CASE("days that do not exist are not valid", "[date][civil]") {
  CHECK(is_valid({2024, 2, 29}));
  CHECK_FALSE(is_valid({2025, 2, 29}));
  CHECK_FALSE(is_valid({2100, 2, 29}));
  CHECK_FALSE(is_valid({2025, 4, 31}));
  CHECK_FALSE(is_valid({2025, 0, 1}));
  CHECK_FALSE(is_valid({2025, 13, 1}));
  CHECK_FALSE(is_valid({2025, 1, 0}));
  CHECK_FALSE(is_valid({999, 1, 1}));
  CHECK_FALSE(is_valid({10000, 1, 1}));
  CHECK_FALSE(is_valid({2025, std::numeric_limits<int>::max(), 1}));
}

TEST_CASE("times are formatted as RFC 3339, also before 1970 and at the limits", "[date][civil]") {
  CHECK(format_rfc3339(0) == "1970-01-01T00:00:00Z");
  CHECK(format_rfc3339(-1) == "1969-12-31T23:59:59Z");
  CHECK(format_rfc3339(1763112615) == "2025-11-14T09:30:15Z");
  CHECK(format_rfc3339(std::numeric_limits<std::int64_t>::max()) == "9999-12-31T23:59:59Z");
  CHECK(format_rfc3339(std::numeric_limits<std::int64_t>::min()) == "0000-01-01T00:00:00Z");
}

TEST_CASE("periods are named as facets show them", "[date][civil]") {
  const auto names = [](CivilDate day) {
    std::string all;
    for (const Period period :
         {Period::year, Period::quarter, Period::month, Period::week, Period::day}) {
      all += period_name(utc_from_civil(day) + 43200, period) + " ";
    }
    return all;
  };
  CHECK(names({2025, 11, 14}) == "2025 2025-Q4 2025-11 2025-W46 2025-11-14 ");
  CHECK(names({2021, 1, 3}) == "2021 2021-Q1 2021-01 2020-W53 2021-01-03 ");
  CHECK(names({2021, 1, 4}) == "2021 2021-Q1 2021-01 2021-W01 2021-01-04 ");
  CHECK(names({2024, 12, 30}) == "2024 2024-Q4 2024-12 2025-W01 2024-12-30 ");
  CHECK(names({1987, 3, 31}) == "1987 1987-Q1 1987-03 1987-W14 1987-03-31 ");
  CHECK(names({1987, 4, 1}) == "1987 1987-Q2 1987-04 1987-W14 1987-04-01 ");
  CHECK(names({1970, 1, 1}) == "1970 1970-Q1 1970-01 1970-W01 1970-01-01 ");
  CHECK(names({1900, 3, 1}) == "1900 1900-Q1 1900-03 1900-W09 1900-03-01 ");
}

}  // namespace tickerdex
