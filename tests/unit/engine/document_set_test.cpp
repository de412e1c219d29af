#include "query/engine/document_set.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "tests/unit/catch.h"
#include "tests/unit/engine/random.h"

using tickerdex::DocumentNumber;
using tickerdex::DocumentSet;
using tickerdex::test::Random;

namespace {

using Plain = std::set<DocumentNumber>;

std::vector<DocumentNumber> listed(const Plain& set) { return {set.begin(), set.end()}; }

Plain random_plain(Random& random, bool far_apart = false) {
  const DocumentNumber highest = 1 + random.below(!far_apart         ? 400
                                                  : random.one_in(3) ? 4'294'967'294
                                                                     : 200'000);
  Plain set;
  for (auto n = random.below(60); n > 0; --n) set.insert(1 + random.below(highest));
  return set;
}

DocumentSet set_of(const Plain& plain) {
  DocumentSet set;
  for (const auto number : plain) set.add(number);
  return set;
}

template <class Algorithm>
Plain combine(const Plain& a, const Plain& b, Algorithm algorithm) {
  Plain out;
  algorithm(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
  return out;
}

}  // namespace

TEST_CASE("document sets combine as plain sets do", "[engine][set]") {
  Random random(20251114);
  for (int round = 0; round < 500; ++round) {
    const Plain a = random_plain(random, round % 2 == 1);
    const Plain b = random_plain(random, round % 2 == 1);
    const auto both = [&](auto apply) {
      DocumentSet set = set_of(a);
      apply(set, set_of(b));
      return set.to_vector();
    };
    const auto run = [](auto algorithm) { return [=](auto... its) { algorithm(its...); }; };
    CHECK(both([](auto& x, const auto& y) { x |= y; }) ==
          listed(combine(a, b, run([](auto... i) { std::set_union(i...); }))));
    CHECK(both([](auto& x, const auto& y) { x &= y; }) ==
          listed(combine(a, b, run([](auto... i) { std::set_intersection(i...); }))));
    CHECK(both([](auto& x, const auto& y) { x -= y; }) ==
          listed(combine(a, b, run([](auto... i) { std::set_difference(i...); }))));
    CHECK(both([](auto& x, const auto& y) { x ^= y; }) ==
          listed(combine(a, b, run([](auto... i) { std::set_symmetric_difference(i...); }))));
    CHECK((set_of(a) == set_of(b)) == (a == b));
    CHECK(set_of(a).count() == a.size());
    CHECK(set_of(a).empty() == a.empty());
    for (DocumentNumber number = 0; number < 420; number += 7) {
      CHECK(set_of(a).contains(number) == a.contains(number));
    }
  }
}

TEST_CASE("a range adds exactly its members", "[engine][set]") {
  for (DocumentNumber first = 0; first < 200; first += 3) {
    for (DocumentNumber last = 0; last < 200; last += 5) {
      DocumentSet set;
      set.add_range(first, last);
      Plain plain;
      for (auto number = first; number <= last; ++number) plain.insert(number);
      REQUIRE(set.to_vector() == listed(plain));
    }
  }
}

TEST_CASE("sets with different capacity can be equal", "[engine][set]") {
  DocumentSet a;
  DocumentSet b;
  a.add(5);
  b.add(5);
  b.reserve(100'000);
  CHECK(a == b);
  b.add(99'999);
  CHECK_FALSE(a == b);
}

TEST_CASE("neighbours, ranges and batches of a document set are those of a plain one",
          "[engine][set]") {
  Random random(20261121);
  for (int round = 0; round < 300; ++round) {
    const Plain plain = random_plain(random);
    const DocumentSet set = round == 0 ? DocumentSet() : set_of(plain);
    const Plain expected = round == 0 ? Plain() : plain;
    DocumentSet copy;
    for (std::size_t word = 0; word < 9; ++word) copy.add_word(word, set.word(word));
    CHECK(copy == set);
    for (int i = 0; i < 20; ++i) {
      const DocumentNumber from = random.below(500);
      const auto after = expected.lower_bound(from);
      const auto next = set.next(from);
      REQUIRE(next.has_value() == (after != expected.end()));
      if (next) REQUIRE(*next == *after);
      const auto beyond = expected.upper_bound(from);
      const auto previous = set.previous(from);
      REQUIRE(previous.has_value() == (beyond != expected.begin()));
      if (previous) REQUIRE(*previous == *std::prev(beyond));
      const DocumentNumber to = random.below(500);
      const auto within = to < from ? 0 : std::distance(after, expected.upper_bound(to));
      REQUIRE(set.count(from, to) == static_cast<std::size_t>(within));
    }
  }
  DocumentSet large;
  for (DocumentNumber number = 1; number < 20'000; number += 1 + random.below(3)) large.add(number);
  std::vector<DocumentNumber> gathered;
  large.for_each_batch([&](std::span<const DocumentNumber> batch) {
    CHECK(batch.size() <= DocumentSet::kBatch);
    gathered.insert(gathered.end(), batch.begin(), batch.end());
  });
  CHECK(gathered == large.to_vector());
}

TEST_CASE("great document numbers take no memory for smaller ones", "[engine][set]") {
  constexpr DocumentNumber kGreatest = 0xffffffff;
  DocumentSet set;
  set.reserve(kGreatest);
  set.add(5);
  set.add(kGreatest);
  const std::vector<DocumentNumber> both{5, kGreatest};
  CHECK(set.to_vector() == both);
  CHECK(set.next(6) == kGreatest);
  CHECK_FALSE(set.next(std::uint64_t{kGreatest} + 1));
  CHECK(set.previous(kGreatest - 1) == 5U);
  CHECK(set.previous(kGreatest) == kGreatest);
  CHECK_FALSE(set.previous(4));
  CHECK(set.count() == 2);
  CHECK(set.count(6, kGreatest) == 1);
  DocumentSet other;
  other.add_range(kGreatest - 100'000, kGreatest);
  CHECK(other.count() == 100'001);
  set |= other;
  CHECK(set.count() == 100'002);
  set &= other;
  CHECK(set == other);
  set -= other;
  CHECK(set.empty());
  CHECK(set == DocumentSet());
  CHECK(set.memory_bytes() < 24 << 20);
  CHECK(other.memory_bytes() < 8 << 20);
}
