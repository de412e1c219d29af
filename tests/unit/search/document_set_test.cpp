#include "query/search/document_set.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "tests/unit/catch.h"
#include "tests/unit/search/random.h"

using tickerdex::DocumentNumber;
using tickerdex::DocumentSet;
using tickerdex::test::Random;

namespace {

using Plain = std::set<DocumentNumber>;

std::vector<DocumentNumber> listed(const Plain& set) { return {set.begin(), set.end()}; }

Plain random_plain(Random& random) {
  const DocumentNumber highest = 1 + random.below(400);
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

TEST_CASE("document sets combine as plain sets do", "[search][set]") {
  Random random(20251114);
  for (int round = 0; round < 500; ++round) {
    const Plain a = random_plain(random);
    const Plain b = random_plain(random);
    const auto both = [&](auto apply) {
      DocumentSet set = set_of(a);
      apply(set, set_of(b));
      return set.to_vector();
    };
    const auto run = [](auto algorithm) {
      return [=](auto... its) { algorithm(its...); };
    };
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

TEST_CASE("a range adds exactly its members", "[search][set]") {
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

TEST_CASE("sets of different reach can be equal", "[search][set]") {
  DocumentSet a;
  DocumentSet b;
  a.add(5);
  b.add(5);
  b.reserve(100'000);
  CHECK(a == b);
  b.add(99'999);
  CHECK_FALSE(a == b);
}
