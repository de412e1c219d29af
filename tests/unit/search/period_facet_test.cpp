#include "query/search/period_facet.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/schema/date/date_range.h"
#include "indexer/schema/errors.h"
#include "query/engine/column_attribute.h"
#include "query/engine/slot_attribute.h"
#include "query/search/facets.h"
#include "tests/unit/catch.h"
#include "tests/unit/engine/random.h"
#include "tests/unit/search/test_index.h"

using namespace tickerdex;
using tickerdex::test::Random;
using tickerdex::test::TestIndex;

namespace {

constexpr std::int64_t kUndated = -7;

std::int64_t at(int year, int month, int day) { return utc_from_civil({year, month, day}); }

std::vector<Article> published_at(const std::vector<std::int64_t>& times) {
  std::vector<Article> articles;
  for (const auto utc : times) {
    articles.push_back(test::article(std::to_string(articles.size()), "oil", ""));
    if (utc != kUndated) articles.back().published_utc = utc;
  }
  return articles;
}

std::string text_of(const Facet& facet) {
  static const char* const kShown[] = {"all", "with_articles", "largest"};
  std::string text;
  for (const auto& [value, count] : facet.values) text += fmt::format("{}={} ", value, count);
  return text + fmt::format("| {} {} of {} to {}, {} in all, {} distinct, {} missing",
                            kShown[static_cast<int>(facet.timeline->shown)], facet.timeline->unit,
                            facet.timeline->first, facet.timeline->last, facet.timeline->periods,
                            facet.distinct, facet.missing);
}

/// From columns and from value slots, which must agree.
Facet count(const std::vector<std::int64_t>& times, const FacetRequest& request,
            const std::string& zone = "UTC") {
  const TestIndex index(published_at(times));
  const auto database = index.open();
  DocumentSet set;
  if (!times.empty()) set.add_range(1, database.get_lastdocid());
  std::vector<std::string> warnings;
  const auto columns = column_attributes(database, index.columns_path(), warnings);
  const auto slots = slot_attributes(database);
  auto facet = count_facet(request, set, *columns, *DateZone::open(zone));
  CHECK(text_of(facet) == text_of(count_facet(request, set, *slots, *DateZone::open(zone))));
  return facet;
}

/// Articles that `date:NAME` finds.
std::uint64_t filtered(const std::vector<std::int64_t>& times, const std::string& name,
                       const std::string& zone) {
  const auto range = parse_date_range(name, {0, zone});
  return static_cast<std::uint64_t>(std::count_if(times.begin(), times.end(), [&](auto utc) {
    return utc >= *range.first_utc && utc <= *range.last_utc;
  }));
}

}  // namespace

TEST_CASE("periods are contiguous and in time order, or are marked as incomplete", "[search][dates]") {
  const std::vector<std::int64_t> times{
      at(2025, 11, 14), at(2025, 11, 14) + 86'399, at(2025, 11, 17), kUndated,
      at(2025, 11, 20), at(2025, 11, 20) + 1,      at(2025, 11, 20) + 2};
  struct Row {
    std::string facet;
    std::optional<std::uint32_t> limit;
    std::string expected;
  };
  const std::string days = "of 2025-11-14 to 2025-11-20, 7 in all, 3 distinct, 1 missing";
  const std::string all =
      "2025-11-14=2 2025-11-15=0 2025-11-16=0 2025-11-17=1 2025-11-18=0 2025-11-19=0 2025-11-20=3 "
      "| all day " + days;
  const std::vector<Row> rows{
      {"date:day", {}, all},
      {"date:day", 0, all},
      {"date:day", 7, all},
      {"date:day", 6, "2025-11-14=2 2025-11-17=1 2025-11-20=3 | with_articles day " + days},
      {"date:day", 3, "2025-11-14=2 2025-11-17=1 2025-11-20=3 | with_articles day " + days},
      {"date:day", 2, "2025-11-14=2 2025-11-20=3 | largest day " + days},
      {"date:day", 1, "2025-11-20=3 | largest day " + days},
      {"date:week", {},
       "2025-W46=2 2025-W47=4 | all week of 2025-W46 to 2025-W47, 2 in all, 2 distinct, 1 missing"},
      {"date:month", 1,
       "2025-11=6 | all month of 2025-11 to 2025-11, 1 in all, 1 distinct, 1 missing"},
  };
  for (const auto& row : rows) {
    INFO(row.facet);
    CHECK(text_of(count(times, {row.facet, row.limit})) == row.expected);
  }
  CHECK(text_of(count({kUndated}, {"date:day", {}})) ==
        "| all day of  to , 0 in all, 0 distinct, 1 missing");
}

TEST_CASE("empty years, quarters, months and weeks are shown as well", "[search][dates]") {
  const std::vector<std::int64_t> times{at(1969, 12, 31), at(1971, 2, 1)};
  const auto names = [&](const char* facet) {
    std::string text;
    for (const auto& [value, count] : count(times, {facet, 0}).values) {
      text += fmt::format("{}={} ", value, count);
    }
    return text;
  };
  CHECK(names("date:year") == "1969=1 1970=0 1971=1 ");
  CHECK(names("date:quarter") == "1969-Q4=1 1970-Q1=0 1970-Q2=0 1970-Q3=0 1970-Q4=0 1971-Q1=1 ");
  CHECK(names("date:month").starts_with("1969-12=1 1970-01=0 1970-02=0 "));
  CHECK(names("date:week").starts_with("1970-W01=1 1970-W02=0 "));
  CHECK(names("date:week").ends_with("1970-W53=0 1971-W01=0 1971-W02=0 1971-W03=0 1971-W04=0 "
                                     "1971-W05=1 "));
}

TEST_CASE("one article of 1970 does not make a file of zeros", "[search][dates]") {
  const std::vector<std::int64_t> times{0, at(2026, 11, 20), at(2026, 11, 21)};
  for (const std::optional<std::uint32_t> limit :
       {std::optional<std::uint32_t>{}, std::optional<std::uint32_t>{0}, std::optional<std::uint32_t>{4'000'000'000}}) {
    const auto facet = count(times, {"date:day", limit});
    CHECK(facet.values.size() == 3);
    CHECK(facet.timeline->shown == Timeline::Shown::with_articles);
    CHECK(facet.timeline->periods == 20'779);
  }
}

TEST_CASE("a period of a facet finds as many articles as it counts, in any zone", "[search][dates]") {
  Random random(16);
  struct Row {
    const char* zone;
    std::vector<std::int64_t> around;  ///< changes of clocks
  };
  const std::vector<Row> rows{
      {"UTC", {at(2008, 9, 15)}},
      {"America/New_York", {at(2008, 3, 9), at(2008, 11, 2), at(2007, 12, 31)}},
      {"Europe/Berlin", {at(2025, 3, 30), at(2025, 10, 26)}},
      {"Asia/Kolkata", {at(2020, 2, 29)}},
      {"Asia/Kathmandu", {at(2020, 12, 31)}},
      {"Australia/Lord_Howe", {at(2024, 4, 6), at(2024, 10, 5)}},
      {"America/St_Johns", {at(1988, 10, 30), at(2006, 10, 29)}},  // goes back over midnight
      {"America/Havana", {at(2024, 11, 3), at(2024, 3, 10)}},      // changes at midnight
      {"America/Sao_Paulo", {at(2018, 11, 4), at(2018, 2, 18)}},   // days begin at 01:00
      {"Pacific/Apia", {at(2011, 12, 30)}},                         // a day left out
      {"Pacific/Kiritimati", {at(1995, 1, 1)}},
      {"Asia/Manila", {at(1844, 12, 31)}},
  };
  for (const auto& row : rows) {
    for (const bool in_order : {true, false}) {
      std::vector<std::int64_t> times;
      for (const auto change : row.around) {
        for (int i = 0; i < 400; ++i) {
          const auto hours = static_cast<std::int64_t>(random.below(120)) - 60;
          times.push_back(change + hours * 3600 + (random.one_in(2) ? 0 : random.below(3600)));
        }
      }
      if (in_order) std::sort(times.begin(), times.end());
      for (const char* name : {"date:day", "date:week", "date:month", "date:quarter", "date:year"}) {
        CAPTURE(row.zone, in_order, name);
        const auto facet = count(times, {name, 0}, row.zone);
        std::uint64_t sum = 0;
        for (const auto& [value, articles] : facet.values) {
          CAPTURE(value);
          CHECK(articles == filtered(times, value, row.zone));
          sum += articles;
        }
        CHECK(sum == times.size());
      }
    }
  }
}
