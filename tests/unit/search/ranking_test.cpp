#include "query/engine/ranking.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "query/engine/collect.h"
#include "tests/unit/catch.h"
#include "tests/unit/search/random.h"
#include "tests/unit/search/test_index.h"

using namespace tickerdex;
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

std::vector<DocumentNumber> part_of(const std::vector<DocumentNumber>& all, std::uint64_t offset,
                                    std::uint64_t limit) {
  const auto first = std::min<std::uint64_t>(offset, all.size());
  const auto last = first + std::min<std::uint64_t>(limit, all.size() - first);
  return {all.begin() + static_cast<std::ptrdiff_t>(first),
          all.begin() + static_cast<std::ptrdiff_t>(last)};
}

}  // namespace

TEST_CASE("undated articles come last in both orders, ties by number", "[search][ranking]") {
  const TestIndex index(dated({5, -1, 9, 5, -1, 0, 9}));
  const auto database = index.open();
  const auto published = slot_attributes(database)->number(Slot::published);
  const auto set = collect(database, *posting_lists_by_xapian(database), Xapian::Query::MatchAll);
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

TEST_CASE("a page by date is the same part of the whole order", "[search][ranking]") {
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
      for (const std::uint64_t limit : {std::uint64_t{1}, std::uint64_t{10}, std::uint64_t{700}, kAll}) {
        const auto page = rank_by_date(set, *published, by, offset, limit);
        REQUIRE(numbers_of(page) == part_of(expected, offset, limit));
        REQUIRE(page.matched == set.count());
      }
    }
  }
}

TEST_CASE("relevance falls, ties by number, and pages are parts of it", "[search][ranking]") {
  Random random(4);
  const std::vector<std::string> words{"oil", "gold", "bank", "china", "rate"};
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i) {
    std::string body;
    for (auto n = 1 + random.below(6); n > 0; --n) body += random.any_of(words) + " ";
    articles.push_back(test::article(std::to_string(i), "", body));
  }
  const TestIndex index(articles);
  const auto database = index.open();
  const Xapian::Query query(Xapian::Query::OP_OR, Xapian::Query("oil"), Xapian::Query("gold"));
  const auto whole = rank_by_relevance(database, query, 0, kAll);
  CHECK(whole.matched == collect(database, *posting_lists_by_xapian(database), query).count());
  CHECK(whole.documents.size() == whole.matched);
  for (std::size_t i = 1; i < whole.documents.size(); ++i) {
    const auto& before = whole.documents[i - 1];
    const auto& here = whole.documents[i];
    REQUIRE((before.score > here.score ||
             (before.score == here.score && before.document < here.document)));
  }
  for (const std::uint64_t offset : {0, 1, 7, 100, 400}) {
    for (const std::uint64_t limit : {1, 10, 1000}) {
      const auto page = rank_by_relevance(database, query, offset, limit);
      REQUIRE(numbers_of(page) == part_of(numbers_of(whole), offset, limit));
      if (page.matched) CHECK(page.matched == whole.matched);
    }
  }
  CHECK(rank_by_relevance(database, query, kAll, kAll).documents.empty());
  CHECK(rank_by_relevance(database, Xapian::Query(), 0, 10).matched == 0U);
}

TEST_CASE("a long page by Xapian is the short ones one after the other", "[search][ranking]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Random random(11);
  constexpr std::uint64_t kDocuments = 10'500;
  for (std::uint64_t i = 0; i < kDocuments; ++i) {
    Xapian::Document document;
    document.add_posting("oil", 1, 1 + static_cast<Xapian::termcount>(random.below(3)));
    document.add_posting("price", 2, 1 + static_cast<Xapian::termcount>(random.below(4)));
    database.add_document(document);
  }
  const Xapian::Query phrase(Xapian::Query::OP_OR, Xapian::Query("oil"), Xapian::Query("price"));
  const auto all = rank_by_relevance(database, phrase, 0, kAll);
  CHECK(all.matched == kDocuments);
  REQUIRE(all.documents.size() == kDocuments);
  const auto first = rank_by_relevance(database, phrase, 0, 5000);
  CHECK(std::equal(first.documents.begin(), first.documents.end(), all.documents.begin()));
  const auto behind = rank_by_relevance(database, phrase, 10'400, kAll);
  CHECK(std::equal(behind.documents.begin(), behind.documents.end(),
                   all.documents.begin() + 10'400, all.documents.end()));
  CHECK(rank_by_relevance(database, phrase, kAll, kAll).documents.empty());
}
