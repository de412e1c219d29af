#include "indexer/writer/spool.h"

#include <algorithm>
#include <random>

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

namespace {

std::vector<std::string> drain(Spool& spool) {
  std::vector<std::string> all;
  for (Spool::Item item; spool.next(item);) all.push_back(item.encoded);
  return all;
}

void add(Spool& spool, const std::string& id, std::optional<std::int64_t> published,
         std::uint64_t sequence, const std::string& encoded) {
  spool.add(article_key(id, encoded), published, sequence, encoded);
}

}  // namespace

TEST_CASE("articles are returned by date, undated last", "[build]") {
  const test::TempFolder temp;
  Spool spool(temp.path(), 1 << 20);
  add(spool, "u", std::nullopt, 0, "undated");
  add(spool, "n", 1763164800, 1, "2025");
  add(spool, "o", -86400, 2, "1969");
  add(spool, "m", 541296000, 3, "1987");
  spool.sort();
  CHECK(drain(spool) == std::vector<std::string>{"1969", "1987", "2025", "undated"});
  CHECK(spool.duplicate_ids() == 0);
}

TEST_CASE("of two articles with one id the later in the sources is kept, in any order of adding",
          "[build]") {
  const test::TempFolder temp;
  Spool spool(temp.path(), 1 << 20);
  add(spool, "a", 200, 9, "the last a");
  add(spool, "a", 100, 4, "an older a");
  add(spool, "b", 150, 5, "b");
  add(spool, "a", 300, 8, "an old a");
  spool.sort();
  CHECK(drain(spool) == std::vector<std::string>{"b", "the last a"});
  CHECK(spool.duplicate_ids() == 2);
  CHECK(spool.size() == 2);
}

TEST_CASE("each article is returned with the key it was added with", "[build]") {
  const test::TempFolder temp;
  Spool spool(temp.path(), 1 << 20);
  add(spool, "b", 2, 0, "later");
  add(spool, "a", 1, 1, "sooner");
  spool.sort();
  Spool::Item item;
  REQUIRE(spool.next(item));
  CHECK(item.key == article_key("a", "sooner"));
  REQUIRE(spool.next(item));
  CHECK(item.key == article_key("b", "later"));
  CHECK_FALSE(spool.next(item));
  CHECK(article_key("a", "sooner").same_id(article_key("a", "other")));
  CHECK_FALSE(article_key("a", "sooner") == article_key("a", "other"));
}

TEST_CASE("the order is the same for any memory and order of adding",
          "[build][property]") {
  const test::TempFolder temp;
  std::mt19937 random(11);
  struct Row {
    std::string id;
    std::optional<std::int64_t> date;
    std::uint64_t sequence;
    std::string bytes;
  };
  std::vector<Row> rows;
  for (std::uint64_t i = 0; i < 20000; ++i) {
    Row row{std::to_string(random() % 15000), std::nullopt, i, std::string(random() % 90, 'x')};
    if (random() % 8 != 0) row.date = static_cast<std::int64_t>(random() % 1000);
    row.bytes += std::to_string(i);
    rows.push_back(row);
  }
  std::vector<std::string> first;
  for (const std::uint64_t memory : {std::uint64_t{1} << 30, std::uint64_t{1}}) {
    Spool spool(temp.path(), memory);
    for (const auto& row : rows) add(spool, row.id, row.date, row.sequence, row.bytes);
    spool.sort();
    auto got = drain(spool);
    CHECK(got.size() == spool.size());
    CHECK(spool.size() + spool.duplicate_ids() == rows.size());
    if (first.empty()) {
      first = std::move(got);
    } else {
      CHECK(got == first);
    }
    std::shuffle(rows.begin(), rows.end(), random);
  }
}

TEST_CASE("a spool in a missing folder is an error that names it", "[build]") {
  CHECK_THROWS_AS(Spool("/nonexistent/folder", 1 << 20), IndexError);
}

TEST_CASE("a sample is the same for any order of adding, and contains no replaced article",
          "[build]") {
  const test::TempFolder temp;
  const auto sample = [&](bool backwards) {
    Spool spool(temp.path(), 1 << 20);
    for (std::uint64_t i = 0; i < 1000; ++i) {
      const std::uint64_t n = backwards ? 999 - i : i;
      add(spool, "id" + std::to_string(n % 900), static_cast<std::int64_t>(n), n,
                "article " + std::to_string(n));
    }
    spool.sort();
    auto articles = spool.sample(4000);
    CHECK(drain(spool).size() == 900);
    return articles;
  };
  const auto articles = sample(false);
  CHECK(sample(true) == articles);
  CHECK(articles.size() > 300);
  for (int replaced = 0; replaced < 100; ++replaced) {
    CHECK(std::find(articles.begin(), articles.end(), "article " + std::to_string(replaced)) ==
          articles.end());
  }
}
