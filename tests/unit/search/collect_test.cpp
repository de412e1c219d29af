#include "query/engine/collect.h"

#include <string>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/search/random.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
using tickerdex::test::Random;
using tickerdex::test::TempFolder;
using Query = Xapian::Query;

namespace {

constexpr unsigned kTerms = 12;

std::string term(unsigned number) { return std::string("t") + std::to_string(number); }

/// Term n is in about one of n + 1 documents, with positions; slot 0 holds a random digit.
void fill_at_random(Xapian::WritableDatabase& database, Random& random, unsigned documents,
                    bool gaps) {
  for (unsigned d = 0; d < documents; ++d) {
    Xapian::Document document;
    for (unsigned t = 0; t < kTerms; ++t) {
      if (random.below(t + 1) == 0) document.add_posting(term(t), 1 + random.below(6));
    }
    if (random.below(3) != 0) document.add_value(0, std::to_string(random.below(10)));
    database.add_document(document);
  }
  for (unsigned d = 1; gaps && d <= documents; d += 1 + random.below(5)) database.delete_document(d);
}

Query random_query(Random& random, int depth) {
  const auto some = [&](Query::op op, unsigned least) {
    std::vector<Query> parts;
    for (auto n = least + random.below(3); n > 0; --n) parts.push_back(random_query(random, depth - 1));
    return Query(op, parts.begin(), parts.end());
  };
  const auto pair = [&](Query::op op) {
    return Query(op, random_query(random, depth - 1), random_query(random, depth - 1));
  };
  const auto words = [&](Query::op op) {
    const std::vector<std::string> terms{term(random.below(4)), term(random.below(4))};
    return Query(op, terms.begin(), terms.end(), 2 + random.below(4));
  };
  switch (depth > 0 ? random.below(16) : random.below(6)) {
    case 0:
    case 1:
    case 2:
      return Query(term(random.below(kTerms + 2)));  // two of them are nowhere
    case 3:
      return Query::MatchAll;
    case 4:
      return Query::MatchNothing;
    case 5:
      return words(random.below(2) == 0 ? Query::OP_PHRASE : Query::OP_NEAR);
    case 6:
      return Query(Query::OP_VALUE_RANGE, 0, "2", "6");
    case 7:
    case 8:
      return some(Query::OP_AND, 2);
    case 9:
    case 10:
      return some(Query::OP_OR, 2);
    case 11:
      return pair(Query::OP_AND_NOT);
    case 12:
      return some(Query::OP_XOR, 2);
    case 13:
      return pair(random.below(2) == 0 ? Query::OP_FILTER : Query::OP_AND_MAYBE);
    case 14:
      return Query(Query::OP_SCALE_WEIGHT, random_query(random, depth - 1), 0.5);
    default:
      return some(random.below(2) == 0 ? Query::OP_MAX : Query::OP_SYNONYM, 2);
  }
}

}  // namespace

TEST_CASE("sets from posting lists are those of Xapian's matcher", "[search][collect]") {
  Random random(42);
  for (int corpus = 0; corpus < 6; ++corpus) {
    const TempFolder folder;
    Xapian::WritableDatabase database(folder.path(), Xapian::DB_CREATE_OR_OVERWRITE);
    fill_at_random(database, random, 1 + random.below(300), corpus % 2 == 1);
    database.commit();
    const auto lists = corpus % 3 == 0 ? posting_lists_by_xapian(database)
                                       : posting_lists(database, folder.path());
    for (int round = 0; round < 300; ++round) {
      const auto query = random_query(random, 3);
      INFO(query.get_description());
      const auto expected = collect_by_matcher(database, query).to_vector();
      REQUIRE(collect(database, *lists, query).to_vector() == expected);
      REQUIRE(count_matches(database, *lists, query) == expected.size());
    }
  }
}

TEST_CASE("the matcher's set is what a full listing holds", "[search][collect]") {
  Random random(43);
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  fill_at_random(database, random, 200, true);
  for (int round = 0; round < 200; ++round) {
    const auto query = random_query(random, 2);
    INFO(query.get_description());
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    DocumentSet listed;
    const auto mset = enquire.get_mset(0, database.get_doccount());
    for (auto hit = mset.begin(); hit != mset.end(); ++hit) listed.add(*hit);
    REQUIRE(collect_by_matcher(database, query) == listed);
  }
}

TEST_CASE("an empty database and an empty query match nothing", "[search][collect]") {
  const Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  const auto lists = posting_lists_by_xapian(database);
  CHECK(collect(database, *lists, Query::MatchAll).empty());
  CHECK(collect(database, *lists, Query("x")).empty());
  CHECK(collect(database, *lists, Query()).empty());
  CHECK(count_matches(database, *lists, Query::MatchAll) == 0);
  CHECK(count_matches(database, *lists, Query()) == 0);
}

TEST_CASE("ranges of numbers from attributes are those of Xapian's matcher", "[search][collect]") {
  Random random(44);
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  const auto slot = number_of(Slot::sentiment);
  const auto number = [&] { return (static_cast<double>(random.below(21)) - 10) / 10; };
  for (int d = 0; d < 500; ++d) {
    Xapian::Document document;
    if (random.below(4) != 0) document.add_value(slot, Xapian::sortable_serialise(number()));
    if (random.below(2) == 0) document.add_term("t");
    if (random.below(50) == 0) document.add_term("rare");
    database.add_document(document);
  }
  const auto attributes = slot_attributes(database);
  const auto lists = posting_lists_by_xapian(database);
  for (int round = 0; round < 300; ++round) {
    ValueRange range{Slot::sentiment, {}, {}};
    if (round % 3 != 0) range.first = number();
    if (round % 3 != 1) range.last = number();
    const auto low = Xapian::sortable_serialise(range.first.value_or(0));
    const auto high = Xapian::sortable_serialise(range.last.value_or(0));
    const Query leaf = !range.first  ? Query(Query::OP_VALUE_LE, slot, high)
                       : !range.last ? Query(Query::OP_VALUE_GE, slot, low)
                                     : Query(Query::OP_VALUE_RANGE, slot, low, high);
    const ValueRanges ranges{{leaf.serialise(), range}};
    const KnownRanges known{&ranges, attributes.get()};
    for (const auto& query : {leaf, leaf * 0.0, Query(Query::OP_AND, Query("t"), leaf),
                              Query(Query::OP_FILTER, Query("rare"), leaf),
                              Query(Query::OP_AND_NOT, Query::MatchAll, leaf)}) {
      INFO(query.get_description());
      REQUIRE(collect(database, *lists, query, known) == collect_by_matcher(database, query));
    }
  }
}
