// Our own ranking against Xapian's: the same documents with the same scores.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "indexer/writer/column_writer.h"
#include "query/engine/collect.h"
#include "query/engine/column_attribute.h"
#include "query/engine/match.h"
#include "query/engine/scoring/plan.h"
#include "tests/unit/catch.h"
#include "tests/unit/search/random.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
using tickerdex::test::Random;
using Query = Xapian::Query;

namespace {

constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();
constexpr unsigned kTerms = 14;

std::string term(unsigned number) { return std::string("t") + std::to_string(number); }

/// An index without articles: terms and one slot. The higher its number, the rarer a term.
class Corpus {
 public:
  Corpus(Random& random, unsigned documents, bool gaps) {
    Xapian::WritableDatabase database(folder_ / "db", Xapian::DB_CREATE_OR_OVERWRITE);
    for (unsigned d = 0; d < documents; ++d) database.add_document(random_document(random));
    database.commit();
    for (unsigned d = 1; gaps && d <= documents; d += 1 + random.below(5)) {
      database.delete_document(d);
    }
    database.commit();
    write_columns(database, "test", folder_ / "db/columns");
    open();
  }

  Matches find(const Query& query, std::uint64_t offset, std::uint64_t limit,
               bool with_documents = false) {
    BuiltQuery built;
    built.query = query;
    return find_matches({database_, *lists_, *attributes_}, built,
                        {SortOrder::relevance, offset, limit, with_documents});
  }

  bool is_walked(const Query& query) {
    CostlyParts costly(database_);
    const PlanSource source{database_, *lists_, {}, {{}, attributes_->lengths()}, costly};
    return plan_walk(query, source) != nullptr;
  }

  const Xapian::Database& database() const { return database_; }

 private:
  static Xapian::Document random_document(Random& random) {
    Xapian::Document document;
    if (random.one_in(20)) return document;  // of length 0
    for (unsigned t = 0; t < kTerms; ++t) {
      if (random.below((1U << (t / 2)) + t) == 0) {
        document.add_term(term(t), 1 + random.below(random.one_in(10) ? 300 : 4));
      }
    }
    if (random.one_in(2)) document.add_boolean_term("filter");
    if (random.below(3) != 0) document.add_value(0, std::to_string(random.below(10)));
    return document;
  }

  void open() {
    database_ = Xapian::Database(folder_ / "db");
    attributes_ = column_attributes(database_, folder_ / "db/columns", warnings_);
    lists_ = posting_lists(database_, folder_ / "db");
  }

  test::TempFolder folder_;
  Xapian::Database database_;
  std::vector<std::string> warnings_;
  std::unique_ptr<Attributes> attributes_;
  std::unique_ptr<PostingLists> lists_;
};

Query random_filter(Random& random) {
  switch (random.below(6)) {
    case 0: return Query("filter");
    case 1: return Query(Query::OP_AND, Query("filter"), Query(term(random.below(4))));
    case 2: return Query(Query::OP_VALUE_RANGE, 0, "2", "6");
    case 3: return Query::MatchAll;
    case 4: return Query(Query::OP_SYNONYM, Query(term(3)), Query(term(6)));
    default: return Query(Query::OP_AND_NOT, Query::MatchAll, Query(term(random.below(8))));
  }
}

Query random_synonym(Random& random) {
  std::set<std::string> terms;
  while (terms.size() < 2 + random.below(4)) terms.insert(term(random.below(kTerms + 2)));
  return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

/// Of those that are scored here.
Query random_query(Random& random, int depth) {
  const auto some = [&](Query::op op) {
    std::vector<Query> parts;
    for (auto n = 2 + random.below(4); n > 0; --n) parts.push_back(random_query(random, depth - 1));
    return Query(op, parts.begin(), parts.end());
  };
  switch (depth > 0 ? random.below(15) : random.below(4)) {
    case 14:
      return random_synonym(random);
    case 0:
    case 1:
      return Query(term(random.below(kTerms + 2)));  // two of them are nowhere
    case 2:
      return Query(term(random.below(kTerms)), 1 + random.below(3));
    case 3:
      return random_synonym(random);
    case 13:
      return Query::MatchAll;
    case 4:
      return random_filter(random) * 0.0;
    case 5:
      return Query(Query::OP_FILTER, random_query(random, depth - 1), random_filter(random));
    case 6:
      return Query(Query::OP_AND_NOT, random_query(random, depth - 1), random_filter(random));
    case 7:
    case 8:
    case 9:
      return some(Query::OP_AND);
    default:
      return some(Query::OP_OR);
  }
}

bool is_near(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)); }

void check_against_xapian(Corpus& corpus, const Query& query, const RankedPage& whole) {
  const auto expected = rank_by_relevance(corpus.database(), query, 0, kAll);
  REQUIRE(whole.documents.size() == expected.documents.size());
  std::map<DocumentNumber, double> scores;
  for (const auto& [document, score] : expected.documents) scores[document] = score;
  std::size_t differences = 0;
  for (std::size_t i = 0; i < whole.documents.size(); ++i) {
    const auto& here = whole.documents[i];
    const auto found = scores.find(here.document);
    if (found == scores.end() || !is_near(found->second, here.score)) ++differences;
    if (!is_near(expected.documents[i].score, here.score)) ++differences;
    if (i == 0) continue;
    const auto& before = whole.documents[i - 1];
    if (before.score < here.score ||
        (before.score == here.score && before.document >= here.document)) {
      ++differences;
    }
  }
  REQUIRE(differences == 0);
}

void check_pages(Corpus& corpus, Random& random, const Query& query, const Matches& whole) {
  const auto& all = whole.page.documents;
  for (int page = 0; page < 4; ++page) {
    const std::uint64_t offset = random.one_in(3) ? 0 : random.below(static_cast<std::uint32_t>(all.size()) + 5);
    const std::uint64_t limit = 1 + random.below(random.one_in(3) ? 1000 : 12);
    const bool with_documents = random.one_in(2);
    const auto found = corpus.find(query, offset, limit, with_documents);
    const auto first = std::min<std::uint64_t>(offset, all.size());
    const auto last = std::min<std::uint64_t>(first + limit, all.size());
    REQUIRE(found.page.documents ==
            std::vector<RankedDocument>(all.begin() + static_cast<std::ptrdiff_t>(first),
                                        all.begin() + static_cast<std::ptrdiff_t>(last)));
    REQUIRE(found.count == all.size());
    REQUIRE(found.documents.has_value() == with_documents);
    if (with_documents) REQUIRE(*found.documents == *whole.documents);
  }
}

void check(Corpus& corpus, Random& random, const Query& query) {
  INFO(query.get_description());
  REQUIRE(corpus.is_walked(query));
  const auto whole = corpus.find(query, 0, kAll, true);
  REQUIRE(whole.documents);
  REQUIRE(*whole.documents == collect_by_matcher(corpus.database(), query));
  REQUIRE(whole.count == whole.page.documents.size());
  check_against_xapian(corpus, query, whole.page);
  check_pages(corpus, random, query, whole);
}

}  // namespace

TEST_CASE("a walk finds and scores what Xapian does", "[search][walk][oracle]") {
  Random random(20261121);
  for (const unsigned documents : {1U, 2U, 63U, 64U, 300U, 5000U, 13000U}) {
    for (const bool gaps : {false, true}) {
      if (documents == 1 && gaps) continue;
      Corpus corpus(random, documents, gaps);
      const int rounds = documents > 1000 ? 60 : 200;
      for (int round = 0; round < rounds; ++round) check(corpus, random, random_query(random, 3));
      for (unsigned t = 0; t < kTerms; ++t) check(corpus, random, Query(term(t)));
    }
  }
}

TEST_CASE("rare words among common ones are found by skips, wherever they are", "[search][walk]") {
  Random random(77);
  Corpus corpus(random, 30'000, true);
  for (unsigned rare = kTerms - 4; rare < kTerms; ++rare) {
    for (unsigned common = 0; common < 4; ++common) {
      const Query both(Query::OP_AND, Query(term(common)), Query(term(rare)));
      check(corpus, random, both);
      check(corpus, random, Query(Query::OP_AND, both, Query(Query::OP_OR, Query(term(1)), Query("nowhere"))));
      check(corpus, random, Query(Query::OP_OR, both, Query(term(rare - 1))));
    }
  }
}

TEST_CASE("words that are nearly everywhere score little and rightly", "[search][walk]") {
  Random random(78);
  Corpus corpus(random, 9000, false);
  for (unsigned rare = 0; rare < kTerms; ++rare) {
    check(corpus, random, Query(Query::OP_OR, Query(term(0)), Query(term(rare))));
    check(corpus, random, Query(Query::OP_OR, Query("filter"), Query(term(rare))));
  }
}

TEST_CASE("what the walk does not score is ranked by Xapian, with the same count", "[search][walk]") {
  Random random(79);
  Corpus corpus(random, 700, true);
  const std::vector<Query> others{
      Query(Query::OP_SYNONYM, Query(term(1)), Query(term(1))),
      Query(Query::OP_MAX, Query(term(1)), Query(term(5))),
      Query(Query::OP_XOR, Query(term(1)), Query(term(5))),
      Query(Query::OP_AND_MAYBE, Query(term(1)), Query(term(5))),
      Query(term(1)) * 0.5};
  for (const auto& other : others) {
    for (const auto& query :
         {other, Query(Query::OP_OR, other, Query(term(2))),
          Query(Query::OP_FILTER, other, Query("filter"))}) {
      INFO(query.get_description());
      CHECK_FALSE(corpus.is_walked(query));
      const auto expected = rank_by_relevance(corpus.database(), query, 3, 20);
      const auto found = corpus.find(query, 3, 20, true);
      CHECK(found.page.documents == expected.documents);
      CHECK(found.count == collect_by_matcher(corpus.database(), query).count());
    }
  }
}

TEST_CASE("parts beyond the levels of a walk are scored as well", "[search][walk]") {
  Random random(80);
  Corpus corpus(random, 50, false);
  std::vector<Query> many;
  for (unsigned i = 0; i <= kMaxParts; ++i) many.emplace_back("x" + std::to_string(i));
  check(corpus, random, Query(Query::OP_AND, many.begin(), many.end()));
  check(corpus, random, Query(Query::OP_AND, many.begin(), many.end() - 1));
  std::vector<Query> pairs;  // of which each matches
  for (unsigned i = 0; i < 3 * kMaxParts; ++i) {
    pairs.emplace_back(Query::OP_OR, Query(term(0)), Query("x" + std::to_string(i)));
  }
  check(corpus, random, Query(Query::OP_AND, pairs.begin(), pairs.end()));
  pairs.emplace_back(Query::OP_FILTER, Query(term(0)), Query("filter"));
  check(corpus, random, Query(Query::OP_AND_NOT, Query(Query::OP_AND, pairs.begin(), pairs.end()), Query(term(5))));
  check(corpus, random, Query(Query::OP_OR, many.begin(), many.end()));
  const std::vector<Query> same(3 * kMaxParts, Query(term(0)));
  check(corpus, random, Query(Query::OP_AND, same.begin(), same.end()));
  check(corpus, random, Query(Query::OP_OR, same.begin(), same.end()));
}

TEST_CASE("pages of no hits and beyond the last still count", "[search][walk]") {
  Random random(81);
  Corpus corpus(random, 400, false);
  const Query query(Query::OP_OR, Query(term(1)), Query(term(2)));
  const auto count = collect_by_matcher(corpus.database(), query).count();
  for (const std::uint64_t offset : {std::uint64_t{0}, std::uint64_t{399}, std::uint64_t{400}, kAll}) {
    for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{1}, kAll}) {
      const auto found = corpus.find(query, offset, limit, false);
      CHECK(found.count == count);
      const auto left = count - std::min<std::uint64_t>(offset, count);
      CHECK(found.page.documents.size() == std::min<std::uint64_t>(limit, left));
    }
  }
}

TEST_CASE("a window is empty when it is opened, whatever words were touched before",
          "[search][walk]") {
  Random random(82);
  const auto window = std::make_unique<WalkWindow>();
  for (int round = 0; round < 300; ++round) {
    window->open(random.below(1'000'000));
    REQUIRE(window->touched == 0);
    REQUIRE(std::all_of(window->level.begin(), window->level.end(), [](auto l) { return l == 0; }));
    REQUIRE(std::all_of(window->scores.begin(), window->scores.end(), [](auto s) { return s == 0; }));
    std::set<std::size_t> words;
    for (auto stretches = random.below(4); stretches > 0; --stretches) {
      const auto first = random.below(WalkWindow::kDocuments);
      const auto last =
          random.one_in(3) ? first : first + random.below(WalkWindow::kDocuments - first);
      window->touch(window->begin + first);
      window->touch(window->begin + first, window->begin + last);
      for (auto at = first; at <= last; ++at) {
        window->level[at] = 1;
        window->scores[at] = 0.5;
        words.insert(at / 64);
      }
    }
    std::set<std::size_t> touched;
    window->for_each_touched([&](std::size_t word) { touched.insert(word); });
    REQUIRE(touched == words);
  }
}
