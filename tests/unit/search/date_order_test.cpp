// Documents that stand in date order, against the same questions put to the value slots.
#include "query/engine/match.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

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

constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

/// Times below zero are before 1970; documents without a time come last.
std::vector<Article> in_order(std::vector<std::int64_t> times, std::size_t undated) {
  std::sort(times.begin(), times.end());
  std::vector<Article> articles;
  for (std::size_t i = 0; i < times.size() + undated; ++i) {
    articles.push_back(test::article(std::to_string(i), "oil", ""));
    if (i < times.size()) articles.back().published_utc = times[i];
  }
  return articles;
}

std::vector<DocumentSet> some_sets(Random& random, DocumentNumber documents) {
  std::vector<DocumentSet> sets(6);
  sets[1].add_range(1, documents);
  sets[2].add(documents);
  sets[3].add(1);
  for (DocumentNumber number = 1; number <= documents; ++number) {
    if (random.one_in(2)) sets[4].add(number);
    if (random.one_in(50)) sets[5].add(number);
  }
  return sets;
}

void check_orders(const DocumentSet& set, NumberAttribute& column, NumberAttribute& slot) {
  for (const auto order : {DateOrder::newest, DateOrder::oldest}) {
    for (const std::uint64_t offset : {0, 1, 9, 400, 5000}) {
      for (const std::uint64_t limit : {std::uint64_t{1}, std::uint64_t{10}, kAll}) {
        const auto page = rank_by_date(set, column, order, offset, limit);
        const auto expected = rank_by_date(set, slot, order, offset, limit);
        REQUIRE(page.documents == expected.documents);
        REQUIRE(page.matched == expected.matched);
      }
    }
  }
}

void check_periods(const DocumentSet& set, Attributes& columns, Attributes& slots) {
  for (const char* name : {"date:year", "date:quarter", "date:month", "date:week", "date:day"}) {
    INFO(name);
    const auto facet = count_facet({name, 0}, set, columns, *DateZone::open("UTC"));
    const auto expected = count_facet({name, 0}, set, slots, *DateZone::open("UTC"));
    REQUIRE(facet.values == expected.values);
    REQUIRE(facet.distinct == expected.distinct);
    REQUIRE(facet.missing == expected.missing);
  }
}

}  // namespace

TEST_CASE("documents in date order are ordered and counted like any others", "[search][dates]") {
  Random random(1987);
  constexpr std::int64_t kDay = 86'400;
  for (const std::uint32_t days : {1U, 3U, 100U, 20'000U}) {
    for (const std::size_t undated : {0, 40}) {
      std::vector<std::int64_t> times;
      for (int i = 0; i < 900; ++i) {
        // A day's first and last seconds are the ends of periods; few times make many ties.
        const auto second = random.one_in(3) ? 0 : random.one_in(2) ? kDay - 1 : 43'200;
        times.push_back((static_cast<std::int64_t>(random.below(days)) - 400) * kDay + second);
      }
      const TestIndex index(in_order(times, undated));
      const auto database = index.open();
      std::vector<std::string> warnings;
      const auto columns = column_attributes(database, index.columns_path(), warnings);
      const auto slots = slot_attributes(database);
      const auto column = columns->number(Slot::published);
      const auto slot = slots->number(Slot::published);
      REQUIRE(column->ascending() != nullptr);
      REQUIRE(column->ascending()->last_dated() == times.size());
      REQUIRE(column->ascending()->last_document() == times.size() + undated);
      REQUIRE(slot->ascending() == nullptr);
      for (const auto& set : some_sets(random, database.get_lastdocid())) {
        check_orders(set, *column, *slot);
        check_periods(set, *columns, *slots);
      }
    }
  }
}

TEST_CASE("an index that is not in date order is recognised", "[search][dates]") {
  const std::vector<std::vector<std::int64_t>> orders{{1, 2, -1, 3}, {2, 1}, {-1, 1}, {1, 3, 2, -1}};
  for (const auto& times : orders) {  // -1: undated
    std::vector<Article> articles;
    for (const auto utc : times) {
      articles.push_back(test::article(std::to_string(articles.size()), "oil", ""));
      if (utc >= 0) articles.back().published_utc = utc;
    }
    const TestIndex index(articles);
    const auto database = index.open();
    std::vector<std::string> warnings;
    const auto columns = column_attributes(database, index.columns_path(), warnings);
    CHECK(columns->number(Slot::published)->ascending() == nullptr);
  }
}
