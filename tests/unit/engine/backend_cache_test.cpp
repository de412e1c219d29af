// Parts that only Xapian answers: it is asked once about each document, however often and wherever
// a query says them. That the answers are right is tested in evaluator_test.cpp.
#include "query/engine/xapian_backend.h"

#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/engine/corpus.h"

using namespace tickerdex;
using namespace tickerdex::test;

namespace {

std::uint64_t asked(Corpus& corpus, const Query& query) {
  Evaluator evaluator(corpus.index());
  const auto expected = XapianBackend(corpus.database()).matches(query);
  const auto found = evaluator.top_hits(query, 0, 10, true);
  REQUIRE(found);
  REQUIRE(*found->documents == expected);
  return evaluator.cache().documents_asked();
}

}  // namespace

TEST_CASE("a part is evaluated by Xapian once per document, wherever it occurs",
          "[engine][repeated]") {
  Random random(32);
  Corpus corpus(random, 2000, false);
  const auto phrase = Query::phrase({word(0), word(1)}, 2);
  const auto near = Query::near({word(3), word(1)}, 4);
  const auto once = asked(corpus, Query::any({phrase, near}));
  CHECK(once <= 2 * 2000);
  std::vector<Query> many;
  for (unsigned i = 0; i < 200; ++i) {
    many.push_back(i % 2 == 0 ? phrase : near);
    many.push_back(Query::all({word(i % 9), phrase}));
    many.push_back(Query::without(word(i % 7), near));
    many.push_back(Query::all({word(i % 5), Query::filter(Query::any({near, phrase}))}));
  }
  CHECK(asked(corpus, Query::any(many)) == once);
  CHECK(asked(corpus, Query::all(std::vector<Query>(300, phrase))) == 2000);
  // Beside a word, only the documents that have it are in question.
  CHECK(asked(corpus, Query::all({phrase, word(11)})) == corpus.database().get_termfreq("w11"));
}

TEST_CASE("a part evaluated for some documents is not evaluated again for all", "[engine][repeated]") {
  Random random(33);
  Corpus corpus(random, 900, true);
  const XapianBackend backend(corpus.database());
  const auto phrase = Query::phrase({word(0), word(1)}, 2);
  const auto all = backend.matches(phrase);
  DocumentSet some;
  for (DocumentNumber number = 1; number <= 900; number += 3) some.add(number);
  BackendCache cache(backend);
  auto found = cache.matches(phrase, &some);
  found &= some;
  auto expected = all;
  expected &= some;
  CHECK(found == expected);
  CHECK(cache.documents_asked() == some.count());
  CHECK(cache.matches(phrase, &some) == found);
  CHECK(cache.documents_asked() == some.count());
  CHECK(cache.matches(phrase, nullptr) == all);
  CHECK(cache.matches(phrase, &some) == all);
}
