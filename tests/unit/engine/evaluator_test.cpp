// The evaluator against Xapian: the same documents, counts, scores and order.
//
// A query without words by their places is put to Xapian whole. Others are scored part by part,
// since in an AND with an OR of three parts or more Xapian 1.4.22 now and then gives the weight of
// a phrase or NEAR to a document that it does not match.
#include "query/engine/evaluator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "query/engine/slot_attribute.h"
#include "tests/unit/catch.h"
#include "tests/unit/engine/corpus.h"

using namespace tickerdex;
using namespace tickerdex::test;

namespace {

using Kind = Query::Kind;
using Scores = std::map<DocumentNumber, double>;

constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

Scores scores_of(const RankedPage& page) {
  Scores scores;
  for (const auto& [document, score] : page.documents) scores[document] = score;
  return scores;
}

/// By Xapian, part by part.
Scores expected_scores(const XapianBackend& backend, const Query& query) {
  if (query.kind() != Kind::any && query.kind() != Kind::all && query.kind() != Kind::without) {
    if (query.scores()) return scores_of(backend.top_hits(query, 0, kAll));
    Scores scores;
    backend.matches(query).for_each([&](DocumentNumber document) { scores[document] = 0; });
    return scores;
  }
  Scores sum = expected_scores(backend, query.parts()[0]);
  for (std::size_t i = 1; i < query.parts().size(); ++i) {
    const auto part = expected_scores(backend, query.parts()[i]);
    if (query.kind() == Kind::any) {
      for (const auto& [document, score] : part) sum[document] += score;
      continue;
    }
    std::erase_if(sum, [&](const auto& entry) {
      return part.contains(entry.first) == (query.kind() == Kind::without);
    });
    if (query.kind() == Kind::without) continue;
    for (auto& [document, score] : sum) score += part.at(document);
  }
  return sum;
}

bool has_places(const Query& query) {
  return query.kind() == Kind::phrase || query.kind() == Kind::near ||
         query.kind() == Kind::prefix ||
         std::any_of(query.parts().begin(), query.parts().end(), has_places);
}

bool is_near(double a, double b) {
  return std::abs(a - b) <= 1e-11 * std::max(std::abs(a), std::abs(b));
}

void check_scores(const RankedPage& page, const Scores& expected) {
  REQUIRE(page.documents.size() == expected.size());
  std::string wrong;
  for (std::size_t i = 0; i < page.documents.size(); ++i) {
    const auto& [document, score] = page.documents[i];
    const auto found = expected.find(document);
    if (found == expected.end() || !is_near(found->second, score)) {
      wrong += fmt::format("{}: {:.17g}, not {:.17g}\n", document, score,
                           found == expected.end() ? -1 : found->second);
    }
    if (i == 0) continue;
    const auto& before = page.documents[i - 1];
    if (before.score < score || (before.score == score && before.document >= document)) {
      wrong += fmt::format("{} is not in order\n", document);
    }
  }
  REQUIRE(wrong == "");
}

/// Ties apart, which differ in the last bit, Xapian's order is the same.
void check_order(const RankedPage& page, const RankedPage& expected) {
  for (std::size_t i = 0; i < page.documents.size(); ++i) {
    REQUIRE(is_near(page.documents[i].score, expected.documents.at(i).score));
  }
}

void check_pages(Corpus& corpus, Random& random, const Query& query, const Matches& whole) {
  const auto& all = whole.page.documents;
  for (int page = 0; page < 4; ++page) {
    const std::uint64_t offset =
        random.one_in(3) ? 0 : random.below(static_cast<std::uint32_t>(all.size()) + 5);
    const std::uint64_t limit = 1 + random.below(random.one_in(3) ? 1000 : 12);
    const bool with_documents = random.one_in(2);
    const auto found = corpus.find(query, offset, limit, with_documents);
    const auto first = std::min<std::uint64_t>(offset, all.size());
    const auto last = std::min<std::uint64_t>(first + limit, all.size());
    REQUIRE(found.page.documents ==
            std::vector<RankedDocument>(all.begin() + static_cast<std::ptrdiff_t>(first),
                                        all.begin() + static_cast<std::ptrdiff_t>(last)));
    REQUIRE(found.count == all.size());
    if (with_documents) REQUIRE(*found.documents == *whole.documents);
  }
}

void check(Corpus& corpus, Random& random, const Query& query) {
  const XapianBackend backend(corpus.database());
  INFO(to_xapian(query).get_description());
  const auto matching = backend.matches(query);
  REQUIRE(Evaluator(corpus.index()).matches(query) == matching);
  REQUIRE(Evaluator(corpus.index()).count(query) == matching.count());
  const auto whole = corpus.find(query, 0, kAll, true);
  REQUIRE(*whole.documents == matching);
  REQUIRE(whole.count == matching.count());
  check_scores(whole.page, expected_scores(backend, query));
  if (!has_places(query)) {
    const auto by_xapian = backend.top_hits(query, 0, kAll);
    check_scores(whole.page, scores_of(by_xapian));
    check_order(whole.page, by_xapian);
  }
  check_pages(corpus, random, query, whole);
}

}  // namespace

TEST_CASE("random trees match, count, score and order as Xapian does", "[engine][oracle]") {
  Random random(20261121);
  for (const unsigned documents : {1U, 2U, 63U, 64U, 300U, 5000U, 13000U}) {
    for (const bool gaps : {false, true}) {
      if (documents == 1 && gaps) continue;
      Corpus corpus(random, documents, gaps);
      const int rounds = documents > 1000 ? 12 : 60;
      for (int round = 0; round < rounds; ++round) {
        check(corpus, random, random_query(random, 3));
        check(corpus, random, random_query_without_places(random, 3));
        check(corpus, random, random_query_without_places(random, 2));
      }
      for (unsigned t = 0; t < kTerms; ++t) check(corpus, random, rare_term(t));
    }
  }
}

TEST_CASE("rare words among common ones are found by skips, wherever they are", "[engine]") {
  Random random(77);
  Corpus corpus(random, 30'000, true);
  for (unsigned rare = kTerms - 4; rare < kTerms; ++rare) {
    for (unsigned common = 0; common < 4; ++common) {
      const auto both = Query::all({rare_term(common), rare_term(rare)});
      check(corpus, random, both);
      check(corpus, random, Query::all({both, Query::any({rare_term(1), Query::term("nowhere")})}));
      check(corpus, random, Query::any({both, rare_term(rare - 1)}));
    }
  }
}

TEST_CASE("words that are nearly everywhere have small, correct scores", "[engine]") {
  Random random(78);
  Corpus corpus(random, 9000, false);
  for (unsigned rare = 0; rare < kTerms; ++rare) {
    check(corpus, random, Query::any({rare_term(0), rare_term(rare)}));
    check(corpus, random, Query::any({Query::term("filter"), rare_term(rare)}));
  }
}

TEST_CASE("a prefix alone is ranked by Xapian, with the same count", "[engine]") {
  Random random(79);
  Corpus corpus(random, 700, true);
  const XapianBackend backend(corpus.database());
  for (const auto& query :
       {Query::prefix("t1"), Query::synonym({rare_term(2), Query::prefix("w1")})}) {
    CHECK_FALSE(Evaluator(corpus.index()).top_hits(query, 3, 20, true));
    const auto found = corpus.find(query, 3, 20, true);
    CHECK(found.page.documents == backend.top_hits(query, 3, 20).documents);
    CHECK(found.count == backend.matches(query).count());
    check(corpus, random, query);
    check(corpus, random, Query::filter(query));
    CHECK(Evaluator(corpus.index()).top_hits(Query::any({query, rare_term(5)}), 3, 20, true));
  }
}

TEST_CASE("an AND of more parts than a window has levels is scored as well", "[engine]") {
  Random random(80);
  Corpus corpus(random, 50, false);
  std::vector<Query> many;
  for (unsigned i = 0; i <= ScoreWindow::kMaxLevel; ++i) {
    many.push_back(Query::term("x" + std::to_string(i)));
  }
  check(corpus, random, Query::all(many));
  check(corpus, random, Query::any(many));
  many.pop_back();
  check(corpus, random, Query::all(many));
  std::vector<Query> pairs;  // of which each matches
  for (unsigned i = 0; i < 3 * ScoreWindow::kMaxLevel; ++i) {
    pairs.push_back(Query::any({rare_term(0), Query::term("x" + std::to_string(i))}));
  }
  check(corpus, random, Query::all(pairs));
  pairs.push_back(Query::filter(Query::term("filter")));
  check(corpus, random, Query::without(Query::all(pairs), rare_term(5)));
  const std::vector<Query> same(3 * ScoreWindow::kMaxLevel, rare_term(0));
  check(corpus, random, Query::all(same));
  check(corpus, random, Query::any(same));
}

TEST_CASE("pages of no hits and beyond the last still count", "[engine]") {
  Random random(81);
  Corpus corpus(random, 400, false);
  const auto query = Query::any({rare_term(1), rare_term(2)});
  const auto count = XapianBackend(corpus.database()).matches(query).count();
  for (const std::uint64_t offset :
       {std::uint64_t{0}, std::uint64_t{399}, std::uint64_t{400}, kAll}) {
    for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{1}, kAll}) {
      const auto found = corpus.find(query, offset, limit, false);
      CHECK(found.count == count);
      const auto left = count - std::min<std::uint64_t>(offset, count);
      CHECK(found.page.documents.size() == std::min<std::uint64_t>(limit, left));
    }
  }
}

TEST_CASE("without columns the value slots and Xapian give the same answers", "[engine]") {
  Random random(82);
  Corpus corpus(random, 500, true);
  const auto slots = slot_attributes(corpus.database());
  const auto lists = posting_lists_by_xapian(corpus.database());
  const Index slow{corpus.database(), *lists, *slots};
  for (int round = 0; round < 200; ++round) {
    const auto query = random_query(random, 3);
    INFO(to_xapian(query).get_description());
    CHECK_FALSE(Evaluator(slow).top_hits(query, 0, 10, true));
    REQUIRE(Evaluator(slow).matches(query) == Evaluator(corpus.index()).matches(query));
    const auto found = find_matches(slow, query, {SortOrder::relevance, 2, 10, round % 2 == 0});
    const auto expected = corpus.find(query, 2, 10);
    REQUIRE(found.count == expected.count);
    if (has_places(query)) continue;
    check_order(found.page, expected.page);
  }
}

TEST_CASE("an index without documents matches nothing", "[engine]") {
  const Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  const auto lists = posting_lists_by_xapian(database);
  const auto attributes = slot_attributes(database);
  const Index index{database, *lists, *attributes};
  const auto range = Query::range({Slot::published, 1, {}});
  for (const auto& query : {Query::everything(), Query::term("x"), Query::nothing(), range,
                            Query::without(Query::everything(), range), Query::prefix("x")}) {
    CHECK(Evaluator(index).matches(query).empty());
    CHECK(Evaluator(index).count(query) == 0);
    CHECK(find_matches(index, query, {}).count == 0);
  }
}

TEST_CASE("a window is empty when it is opened, whatever words were touched before", "[engine]") {
  Random random(82);
  const auto window = std::make_unique<ScoreWindow>();
  for (int round = 0; round < 300; ++round) {
    window->open(random.below(1'000'000));
    REQUIRE(window->touched == 0);
    REQUIRE(std::all_of(window->level.begin(), window->level.end(), [](auto l) { return l == 0; }));
    REQUIRE(
        std::all_of(window->scores.begin(), window->scores.end(), [](auto s) { return s == 0; }));
    std::set<std::size_t> words;
    for (auto stretches = random.below(4); stretches > 0; --stretches) {
      const auto first = random.below(ScoreWindow::kDocuments);
      const auto last =
          random.one_in(3) ? first : first + random.below(ScoreWindow::kDocuments - first);
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
