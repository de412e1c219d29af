#include "query/engine/match.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "query/engine/slot_attribute.h"
#include "query/engine/xapian_backend.h"
#include "tests/unit/catch.h"
#include "tests/unit/engine/corpus.h"
#include "tests/unit/search/test_index.h"

using namespace tickerdex;
using tickerdex::test::part_of;
using tickerdex::test::Random;
using tickerdex::test::TestIndex;

namespace {

constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

std::vector<DocumentNumber> numbers_of(const RankedPage& page) {
  std::vector<DocumentNumber> numbers;
  for (const auto& ranked : page.documents) numbers.push_back(ranked.document);
  return numbers;
}

std::vector<Article> dated(const std::vector<std::int64_t>& times) {  // below zero: undated
  std::vector<Article> articles;
  for (const auto utc : times) {
    auto article = test::article(std::to_string(articles.size()), "oil", "");
    if (utc >= 0) article.published_utc = utc;
    articles.push_back(article);
  }
  return articles;
}

}  // namespace

TEST_CASE("undated articles come last in both orders, ties by number", "[engine][dates]") {
  const TestIndex index(dated({5, -1, 9, 5, -1, 0, 9}));
  const auto database = index.open();
  const auto published = slot_attributes(database)->number(Slot::published);
  const auto set = XapianBackend(database).matches(Query::everything());
  const auto order = [&](DateOrder by, std::uint64_t offset, std::uint64_t limit) {
    return numbers_of(rank_by_date(set, *published, by, offset, limit));
  };
  using Numbers = std::vector<DocumentNumber>;
  CHECK(order(DateOrder::newest, 0, kAll) == Numbers{3, 7, 1, 4, 6, 2, 5});
  CHECK(order(DateOrder::oldest, 0, kAll) == Numbers{6, 1, 4, 3, 7, 2, 5});
  CHECK(order(DateOrder::newest, 1, 2) == Numbers{7, 1});
  CHECK(order(DateOrder::newest, 5, 9) == Numbers{2, 5});
  CHECK(order(DateOrder::newest, 7, 1) == Numbers{});
  CHECK(order(DateOrder::newest, kAll, kAll) == Numbers{});
  CHECK(order(DateOrder::oldest, 2, kAll) == Numbers{4, 3, 7, 2, 5});
  CHECK(order(DateOrder::newest, 0, 0) == Numbers{});
}

TEST_CASE("a page by date is the same part of the whole order", "[engine][dates]") {
  Random random(3);
  std::vector<std::int64_t> times;
  for (int i = 0; i < 3000; ++i) {
    times.push_back(random.one_in(10) ? -1 : static_cast<std::int64_t>(random.below(500)));
  }
  const TestIndex index(dated(times));
  const auto database = index.open();
  const auto published = slot_attributes(database)->number(Slot::published);
  DocumentSet set;
  std::vector<DocumentNumber> expected;
  for (DocumentNumber number = 1; number <= times.size(); ++number) {
    if (random.one_in(3)) continue;
    set.add(number);
    expected.push_back(number);
  }
  const auto time_of = [&](DocumentNumber number) { return times[number - 1]; };
  for (const auto by : {DateOrder::newest, DateOrder::oldest}) {
    std::stable_sort(expected.begin(), expected.end(), [&](auto a, auto b) {
      const bool a_dated = time_of(a) >= 0;
      const bool b_dated = time_of(b) >= 0;
      if (a_dated != b_dated) return a_dated;
      if (time_of(a) == time_of(b)) return a < b;
      return by == DateOrder::newest ? time_of(a) > time_of(b) : time_of(a) < time_of(b);
    });
    for (const std::uint64_t offset : {0, 1, 10, 500, 1990, 5000}) {
      for (const std::uint64_t limit :
           {std::uint64_t{1}, std::uint64_t{10}, std::uint64_t{700}, kAll}) {
        const auto page = rank_by_date(set, *published, by, offset, limit);
        REQUIRE(numbers_of(page) == part_of(expected, offset, limit));
        REQUIRE(page.matched == set.count());
      }
    }
  }
}
