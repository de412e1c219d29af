// Queries put to Xapian: what a tree becomes, and what comes back.
#include "query/engine/xapian_backend.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/engine/corpus.h"

using namespace tickerdex;
using namespace tickerdex::test;

namespace {

constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

std::string translated(const Query& query) { return to_xapian(query).get_description(); }

}  // namespace

TEST_CASE("a tree becomes one Xapian query, in which only words have weight", "[engine][xapian]") {
  const auto a = Query::term("a");
  const auto b = Query::term("b");
  const auto field = Query::filter(Query::term("XTbaba"));
  CHECK(translated(Query::nothing()) == "Query()");
  CHECK(translated(Query::everything()) == "Query(0 * <alldocuments>)");
  CHECK(translated(a) == "Query(a)");
  CHECK(translated(field) == "Query(0 * XTbaba)");
  CHECK(translated(Query::term("")) == "Query()");
  CHECK(translated(Query::all({a, b, field})) == "Query(((a AND b) FILTER XTbaba))");
  CHECK(translated(Query::any({a, field, b})) == "Query((a OR 0 * XTbaba OR b))");
  CHECK(translated(Query::without(a, Query::any({b, field}))) ==
        "Query((a AND_NOT (b OR 0 * XTbaba)))");
  CHECK(translated(Query::synonym({a, b})) == "Query((a SYNONYM b))");
  CHECK(translated(Query::synonym({a, Query::prefix("inf")})) ==
        "Query((a SYNONYM WILDCARD OR inf))");
  CHECK(translated(Query::prefix("inf")) == "Query(WILDCARD SYNONYM inf)");
  CHECK(translated(Query::filter(Query::prefix("XSre"))) == "Query(0 * WILDCARD OR XSre)");
  CHECK(translated(Query::phrase({a, Query::any({b, a})}, 2)) == "Query((a PHRASE 2 (b OR a)))");
  CHECK(translated(Query::near({a, b}, 7)) == "Query((a NEAR 7 b))");
}

TEST_CASE("Xapian's set is what a full listing holds, and bounds leave out the others",
          "[engine][xapian]") {
  Random random(43);
  Corpus corpus(random, 200, true);
  const XapianBackend backend(corpus.database());
  for (int round = 0; round < 100; ++round) {
    const auto query = random_query(random, 2);
    INFO(translated(query));
    DocumentSet listed;
    for (const auto& hit : backend.top_hits(query, 0, kAll).documents) listed.add(hit.document);
    REQUIRE(backend.matches(query) == listed);
    DocumentSet some;
    for (DocumentNumber number = 1; number <= 200; ++number) {
      if (random.one_in(2)) some.add(number);
    }
    auto among = listed;
    among &= some;
    REQUIRE(backend.matches(query, {&some, nullptr}) == among);
    auto others = listed;
    others -= some;
    REQUIRE(backend.matches(query, {nullptr, &some}) == others);
  }
}

TEST_CASE("relevance falls, ties by number, and pages are parts of it", "[engine][xapian]") {
  Random random(4);
  Corpus corpus(random, 300, false);
  const XapianBackend backend(corpus.database());
  const auto query = Query::any({rare_term(1), rare_term(2)});
  const auto whole = backend.top_hits(query, 0, kAll);
  CHECK(whole.matched == backend.matches(query).count());
  CHECK(whole.documents.size() == whole.matched);
  for (std::size_t i = 1; i < whole.documents.size(); ++i) {
    const auto& before = whole.documents[i - 1];
    const auto& here = whole.documents[i];
    REQUIRE((before.score > here.score ||
             (before.score == here.score && before.document < here.document)));
  }
  for (const std::uint64_t offset : {0, 1, 7, 100, 400}) {
    for (const std::uint64_t limit : {1, 10, 1000}) {
      const auto page = backend.top_hits(query, offset, limit);
      REQUIRE(page.documents == part_of(whole.documents, offset, limit));
      if (page.matched) CHECK(page.matched == whole.matched);
    }
  }
  CHECK(backend.top_hits(query, kAll, kAll).documents.empty());
  CHECK(backend.top_hits(Query::nothing(), 0, 10).matched == 0U);
}

TEST_CASE("a long page from Xapian is its short pages concatenated", "[engine][xapian]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Random random(11);
  constexpr std::uint64_t kDocuments = 10'500;
  for (std::uint64_t i = 0; i < kDocuments; ++i) {
    Xapian::Document document;
    document.add_posting("oil", 1, 1 + static_cast<Xapian::termcount>(random.below(3)));
    document.add_posting("price", 2, 1 + static_cast<Xapian::termcount>(random.below(4)));
    database.add_document(document);
  }
  const XapianBackend backend(database);
  const auto query = Query::any({Query::term("oil"), Query::term("price")});
  const auto all = backend.top_hits(query, 0, kAll);
  CHECK(all.matched == kDocuments);
  REQUIRE(all.documents.size() == kDocuments);
  CHECK(backend.top_hits(query, 0, 5000).documents == part_of(all.documents, 0, 5000));
  CHECK(backend.top_hits(query, 10'400, kAll).documents == part_of(all.documents, 10'400, kAll));
  CHECK(backend.top_hits(query, kAll, kAll).documents.empty());
}

TEST_CASE("terms are listed with their frequencies", "[engine][xapian]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const auto* second : {"oil", "oilfield", "oil"}) {
    Xapian::Document document;
    document.add_term(second);
    document.add_term("gold");
    database.add_document(document);
  }
  const auto terms = xapian_terms(database);
  CHECK(terms->has("oil"));
  CHECK_FALSE(terms->has("oi"));
  std::string listed;
  for (const auto& [term, termfreq] : terms->beginning_with("oi")) {
    listed += term + "=" + std::to_string(termfreq) + " ";
  }
  CHECK(listed == "oil=2 oilfield=1 ");
  CHECK(terms->beginning_with("x").empty());
}
