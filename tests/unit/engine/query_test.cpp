#include "query/engine/query.h"

#include <utility>
#include <vector>

#include "tests/unit/catch.h"

using namespace tickerdex;
using Kind = Query::Kind;

namespace {

const Query a = Query::term("a");
const Query b = Query::term("b");
const Query c = Query::term("c");
const Query range = Query::range({Slot::sentiment, 0.5, {}});

}  // namespace

TEST_CASE("groups are in one normal form, however they are made", "[engine][query]") {
  CHECK(Query::all({}) == Query::everything());
  CHECK(Query::any({}) == Query::nothing());
  CHECK(Query::all({a}) == a);
  CHECK(Query::any({a}) == a);
  CHECK(Query::all({a, Query::everything(), b}) == Query::all({a, b}));
  CHECK(Query::any({a, Query::nothing()}) == a);
  CHECK(Query::all({a, Query::all({b, c})}) == Query::all({a, b, c}));
  CHECK(Query::any({Query::any({a, b}), c}) == Query::any({a, b, c}));
  CHECK(Query::all({a, Query::without(b, c)}) == Query::without(Query::all({a, b}), c));
  CHECK(Query::all({a, Query::without(Query::everything(), c)}) == Query::without(a, c));
  CHECK(Query::without(Query::without(a, b), c) == Query::without(a, Query::any({b, c})));
  CHECK(Query::without(a, Query::nothing()) == a);
  CHECK(Query::synonym({a, a}) == a);
  CHECK(Query::synonym({a, b, a}) == Query::synonym({a, b}));
}

TEST_CASE("words score, and groups by what scores in them", "[engine][query]") {
  CHECK(a.scores());
  CHECK(Query::prefix("a").scores());
  CHECK(Query::synonym({a, b}).scores());
  CHECK(Query::phrase({a, b}, 2).scores());
  CHECK(Query::near({a, b}, 2).scores());
  CHECK_FALSE(range.scores());
  CHECK_FALSE(Query::everything().scores());
  CHECK_FALSE(Query::nothing().scores());
  CHECK(Query::all({a, range}).scores());
  CHECK(Query::any({range, a}).scores());
  CHECK(Query::without(a, range).scores());
  CHECK_FALSE(Query::without(range, a).scores());
  const auto filtered = Query::filter(Query::any({Query::all({a, b}), Query::phrase({a, c}, 2)}));
  CHECK_FALSE(filtered.scores());
  CHECK_FALSE(filtered.parts()[0].parts()[1].scores());
  CHECK(Query::filter(filtered) == filtered);
}

TEST_CASE("equal queries have the same hash", "[engine][query]") {
  const std::vector<Query> different{Query::nothing(),
                                     Query::everything(),
                                     a,
                                     b,
                                     Query::filter(a),
                                     Query::prefix("a"),
                                     Query::synonym({a, b}),
                                     Query::synonym({b, a}),
                                     Query::all({a, b}),
                                     Query::any({a, b}),
                                     Query::without(a, b),
                                     Query::without(b, a),
                                     Query::phrase({a, b}, 2),
                                     Query::phrase({a, b}, 3),
                                     Query::near({a, b}, 2),
                                     range,
                                     Query::range({Slot::impact, 0.5, {}}),
                                     Query::range({Slot::sentiment, {}, 0.5}),
                                     Query::range({Slot::sentiment, 0.5, 0.5})};
  for (std::size_t i = 0; i < different.size(); ++i) {
    for (std::size_t k = 0; k < different.size(); ++k) {
      CHECK((different[i] == different[k]) == (i == k));
    }
    const Query copy = different[i];
    CHECK(copy == different[i]);
    CHECK(copy.hash() == different[i].hash());
  }
}

TEST_CASE("ranges without an end, or that end before they begin, are nothing", "[engine][query]") {
  CHECK(Query::range({Slot::sentiment, {}, {}}) == Query::nothing());
  CHECK(Query::range({Slot::sentiment, 0.5, 0.25}) == Query::nothing());
  CHECK(Query::range({Slot::sentiment, 0.5, 0.5}).kind() == Kind::range);
}

TEST_CASE("parts of a group are counted at their first position", "[engine][query]") {
  const std::vector<Query> parts{a, b, a, Query::filter(a), b, a};
  const auto found = counted(parts);
  REQUIRE(found.size() == 3);
  CHECK(*found[0].query == a);
  CHECK(found[0].times == 3);
  CHECK(*found[1].query == b);
  CHECK(found[1].times == 2);
  CHECK(*found[2].query == Query::filter(a));
  CHECK(found[2].times == 1);
  CHECK(counted({}).empty());
}
