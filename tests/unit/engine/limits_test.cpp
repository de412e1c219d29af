// Numbers at the ends of their types: occurrences and lengths beyond 2^31, the greatest document
// number, statistics of nothing.
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "indexer/writer/column_writer.h"
#include "query/engine/column_attribute.h"
#include "query/engine/match.h"
#include "query/engine/scoring/bm25.h"
#include "query/engine/xapian_backend.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

namespace {

constexpr std::uint32_t kGreatest = std::numeric_limits<std::uint32_t>::max();

struct Opened {
  explicit Opened(const std::string& folder)
      : database(folder),
        lists(posting_lists(database, folder)),
        attributes(column_attributes(database, folder + "/columns", warnings)) {}

  Index index() { return {database, *lists, *attributes}; }
  Matches find(const Query& query, SortOrder order = SortOrder::relevance) {
    return find_matches(index(), query, {order, 0, 100, true});
  }

  Xapian::Database database;
  std::unique_ptr<PostingLists> lists;
  std::vector<std::string> warnings;
  std::unique_ptr<Attributes> attributes;
};

}  // namespace

TEST_CASE("occurrences and lengths beyond 2^31 score as Xapian has them", "[engine][limits]") {
  const test::TempFolder root;
  const auto folder = root / "db";
  {
    Xapian::WritableDatabase database(folder, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (const std::uint32_t often :
         {1U, 3U, 0x7fffffffU, 0x80000000U, 0x80000001U, 0xfffffff0U, 4U, 5U}) {
      Xapian::Document document;
      document.add_term("often", often);
      if (often > 3) document.add_term("some", 2);
      document.add_term("once", 1);
      database.add_document(document);
    }
    for (int i = 0; i < 150; ++i) {  // enough to be scored in blocks
      Xapian::Document document;
      document.add_term("often", 0x80000000U + static_cast<std::uint32_t>(i));
      database.add_document(document);
    }
    database.commit();
    write_columns(database, "g", folder + "/columns");
  }
  Opened index(folder);
  for (const auto& query : {Query::term("often"), Query::term("some"),
                            Query::any({Query::term("often"), Query::term("some")}),
                            Query::all({Query::term("often"), Query::term("once")}),
                            Query::synonym({Query::term("some"), Query::term("once")})}) {
    INFO(to_xapian(query).get_description());
    const auto found = index.find(query).page.documents;
    const auto expected = XapianBackend(index.database).top_hits(query, 0, 200).documents;
    REQUIRE(found.size() == std::min<std::size_t>(expected.size(), 100));
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(std::abs(found[i].score - expected[i].score) <= 1e-12 * expected[i].score);
    }
  }
  CHECK(index.warnings.empty());
}

TEST_CASE("the greatest document number is found, counted and ordered as any other",
          "[engine][limits]") {
  const test::TempFolder root;
  const auto folder = root / "db";
  {
    Xapian::WritableDatabase database(folder, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (const std::uint32_t number : {1U, 5U, 70'000U, kGreatest - 1, kGreatest}) {
      Xapian::Document document;
      document.add_term("word", 1 + number % 3);
      document.add_term(number % 2 == 1 ? "odd" : "even", 1);
      document.add_value(0, Xapian::sortable_serialise(number));
      database.replace_document(number, document);
    }
  }
  Opened index(folder);
  const auto list = index.lists->list("word");
  CHECK(list->termfreq() == 5);
  std::vector<DocumentNumber> listed;
  for (;;) {
    const auto batch = list->next(kEndOfDocuments);
    if (batch.documents.empty()) break;
    listed.insert(listed.end(), batch.documents.begin(), batch.documents.end());
  }
  CHECK(listed == std::vector<DocumentNumber>{1, 5, 70'000, kGreatest - 1, kGreatest});
  list->skip_to(kGreatest);
  const auto skipped = index.lists->list("odd");
  skipped->skip_to(6);
  CHECK(skipped->next(kEndOfDocuments).documents.back() == kGreatest);

  const auto recent = Query::range({Slot::published, 70'000, {}});
  for (const auto& query : {Query::term("word"), Query::everything(),
                            Query::all({Query::term("word"), Query::term("odd")}),
                            Query::without(Query::everything(), Query::term("even")), recent,
                            Query::all({Query::term("word"), recent})}) {
    INFO(to_xapian(query).get_description());
    const auto expected = XapianBackend(index.database).matches(query);
    const auto found = Evaluator(index.index()).matches(query);
    CHECK(found == expected);
    CHECK(found.memory_bytes() < 24 << 20);
    for (const auto order : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
      const auto matches = index.find(query, order);
      CHECK(matches.count == expected.count());
      CHECK(matches.page.documents.size() == expected.count());
    }
  }
  CHECK(index.find(Query::term("word"), SortOrder::newest).page.documents.front().document ==
        kGreatest);
}

TEST_CASE("statistics of nothing, and of more than there is, are numbers", "[engine][limits]") {
  const Bm25 nothing{0, 0};
  CHECK(nothing.synonym_termfreq({0, 0, 0}) == 0);
  CHECK(std::isfinite(nothing.term_weight(0)));
  CHECK(nothing.term_weight(0) >= 0);
  const Bm25 one{1, 5};
  CHECK(one.synonym_termfreq({kGreatest, kGreatest}) == 1);
  CHECK(one.term_weight(kGreatest) >= 0);
  const Bm25 most{kGreatest, 1e9};
  CHECK(most.synonym_termfreq({kGreatest, kGreatest, kGreatest}) == kGreatest);
  CHECK(most.term_weight(kGreatest) >= 0);
}
