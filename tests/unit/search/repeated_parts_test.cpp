// Parts that a query says more than once, wherever they stand: matches are Xapian's, a score is the
// sum of what Xapian gives for each part as often as it was said, and each part is looked at once.
//
// Scores of whole queries are no oracle here: in an AND with an OR of three parts or more, Xapian
// 1.4.22 now and then gives the weight of a phrase or NEAR to a document that it does not match.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

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

/// Texts of few words, so that phrases match often.
class Texts {
 public:
  Texts(Random& random, unsigned documents, bool gaps) {
    Xapian::WritableDatabase database(folder_ / "db", Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (unsigned d = 0; d < documents; ++d) {
      Xapian::Document document;
      const auto words = random.below(40);
      for (unsigned position = 1; position <= words; ++position) {
        document.add_posting("w" + std::to_string(random.below(1 + random.below(12))), position);
      }
      if (random.one_in(3)) document.add_boolean_term("filter");
      document.add_value(0, Xapian::sortable_serialise(random.below(10)));
      database.add_document(document);
    }
    database.commit();
    for (unsigned d = 1; gaps && d <= documents; d += 1 + random.below(6)) database.delete_document(d);
    database.commit();
    write_columns(database, "test", folder_ / "db/columns");
    database_ = Xapian::Database(folder_ / "db");
    attributes_ = column_attributes(database_, folder_ / "db/columns", warnings_);
    lists_ = posting_lists(database_, folder_ / "db");
  }

  Matches find(const Query& query, std::uint64_t offset, std::uint64_t limit, bool with_documents) {
    BuiltQuery built;
    built.query = query;
    return find_matches({database_, *lists_, *attributes_}, built,
                        {SortOrder::relevance, offset, limit, with_documents});
  }
  /// How many documents Xapian's matcher is asked about by a walk of it.
  std::uint64_t asked(const Query& query) {
    CostlyParts costly(database_);
    const PlanSource source{database_, *lists_, {}, {{}, attributes_->lengths()}, costly};
    REQUIRE(plan_walk(query, source) != nullptr);
    return costly.documents_asked();
  }
  const Xapian::Database& database() const { return database_; }
  PostingLists& lists() { return *lists_; }

 private:
  test::TempFolder folder_;
  Xapian::Database database_;
  std::vector<std::string> warnings_;
  std::unique_ptr<Attributes> attributes_;
  std::unique_ptr<PostingLists> lists_;
};

Query word(unsigned i) { return Query("w" + std::to_string(i)); }

Query windowed(Query::op op, const std::vector<Query>& parts, Xapian::termcount window) {
  return Query(op, parts.begin(), parts.end(), window);
}

/// One of few, so that they come again.
Query random_leaf(Random& random) {
  switch (random.below(13)) {
    case 0: return windowed(Query::OP_PHRASE, {word(0), word(1)}, 2);
    case 1: return windowed(Query::OP_PHRASE, {word(2), word(0), word(1)}, 3);
    case 2: return windowed(Query::OP_NEAR, {word(3), word(1)}, 4);
    case 3: return windowed(Query::OP_PHRASE, {word(4), word(4)}, 6);
    case 4:
      return windowed(Query::OP_PHRASE, {word(1), Query(Query::OP_OR, word(5), word(6))}, 2);
    case 5: return Query(Query::OP_WILDCARD, "w1", 0, Query::WILDCARD_LIMIT_ERROR, Query::OP_SYNONYM);
    case 6:
      return Query(Query::OP_SYNONYM, word(2),
                   Query(Query::OP_WILDCARD, "w1", 0, Query::WILDCARD_LIMIT_ERROR, Query::OP_OR));
    case 7: return Query(Query::OP_SYNONYM, word(3), word(7));
    case 8: return Query(Query::OP_VALUE_GE, 0, Xapian::sortable_serialise(4)) * 0.0;
    case 9: return Query(Query::OP_OR, windowed(Query::OP_PHRASE, {word(0), word(1)}, 2), word(9));
    default: return word(random.below(12));
  }
}

Query random_query(Random& random, int depth) {
  if (depth == 0 || random.one_in(4)) return random_leaf(random);
  std::vector<Query> parts;
  for (auto n = 2 + random.below(4); n > 0; --n) {
    parts.push_back(random_query(random, depth - 1));
    while (random.one_in(3)) parts.push_back(parts.back());
  }
  switch (random.below(5)) {
    case 0:
    case 1: return Query(Query::OP_AND, parts.begin(), parts.end());
    case 2: return Query(Query::OP_FILTER, parts[0], random_query(random, depth - 1));
    case 3:
      return Query(Query::OP_AND_NOT, parts[0], Query(Query::OP_OR, parts.begin() + 1, parts.end()));
    default: return Query(Query::OP_OR, parts.begin(), parts.end());
  }
}

using Scores = std::map<DocumentNumber, double>;

/// Part by part, whatever stands side by side.
Scores expected_scores(const Xapian::Database& database, const Query& query) {
  std::vector<Scores> parts;
  const auto type = query.get_type();
  const bool is_group = type == Query::OP_AND || type == Query::OP_OR || type == Query::OP_FILTER ||
                        type == Query::OP_AND_NOT;
  if (!is_group) {
    Scores scores;
    for (const auto& hit : rank_by_relevance(database, query, 0, kAll).documents) {
      scores[hit.document] = hit.score;
    }
    return scores;
  }
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    parts.push_back(expected_scores(database, query.get_subquery(i)));
  }
  Scores sum = parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (type == Query::OP_OR) {
      for (const auto& [document, score] : parts[i]) sum[document] += score;
      continue;
    }
    std::erase_if(sum, [&](const auto& entry) {
      return parts[i].contains(entry.first) == (type == Query::OP_AND_NOT);
    });
    if (type != Query::OP_AND) continue;
    for (auto& [document, score] : sum) score += parts[i].at(document);
  }
  return sum;
}

bool is_near(double a, double b) {
  return std::abs(a - b) <= 1e-11 * std::max(std::abs(a), std::abs(b));
}

void check(Texts& texts, Random& random, const Query& query) {
  INFO(query.get_description());
  const auto expected_set = collect_by_matcher(texts.database(), query);
  REQUIRE(collect(texts.database(), texts.lists(), query) == expected_set);
  const auto whole = texts.find(query, 0, kAll, true);
  REQUIRE(*whole.documents == expected_set);
  REQUIRE(whole.count == expected_set.count());
  auto scores = expected_scores(texts.database(), query);
  REQUIRE(whole.page.documents.size() == scores.size());
  std::string wrong;
  for (const auto& hit : whole.page.documents) {
    if (is_near(scores[hit.document], hit.score)) continue;
    wrong += fmt::format("{}: {:.17g}, not {:.17g}\n", hit.document, hit.score,
                         scores[hit.document]);
  }
  REQUIRE(wrong == "");
  const auto offset = random.below(8);
  const auto page = texts.find(query, offset, 10, random.one_in(2));
  REQUIRE(page.count == whole.count);
  REQUIRE(page.page.documents.size() <= 10);
  for (std::size_t i = 0; i < page.page.documents.size(); ++i) {
    REQUIRE(is_near(page.page.documents[i].score, whole.page.documents[offset + i].score));
  }
}

}  // namespace

TEST_CASE("repeated parts match and score as Xapian has it", "[search][repeated][oracle]") {
  Random random(31);
  for (const unsigned documents : {1U, 70U, 900U, 9000U}) {
    for (const bool gaps : {false, true}) {
      if (documents == 1 && gaps) continue;
      Texts texts(random, documents, gaps);
      for (int round = 0; round < (documents > 1000 ? 6 : 40); ++round) {
        check(texts, random, random_query(random, 3));
      }
    }
  }
}

TEST_CASE("a part is asked of Xapian's matcher once for a document, wherever it stands",
          "[search][repeated]") {
  Random random(32);
  Texts texts(random, 2000, false);
  const auto phrase = windowed(Query::OP_PHRASE, {word(0), word(1)}, 2);
  const auto near = windowed(Query::OP_NEAR, {word(3), word(1)}, 4);
  const auto both = Query(Query::OP_OR, phrase, near);
  const auto once = texts.asked(both);
  CHECK(once <= 2 * 2000);
  std::vector<Query> many;
  for (int i = 0; i < 200; ++i) {
    many.push_back(i % 2 == 0 ? phrase : near);
    many.push_back(Query(Query::OP_AND, word(static_cast<unsigned>(i) % 9), phrase));
    many.push_back(Query(Query::OP_AND_NOT, word(static_cast<unsigned>(i) % 7), near));
    many.push_back(Query(Query::OP_FILTER, word(static_cast<unsigned>(i) % 5), phrase));
  }
  const Query any(Query::OP_OR, many.begin(), many.end());
  CHECK(texts.asked(any) == once);
  check(texts, random, any);
  const std::vector<Query> same(300, phrase);
  const Query all(Query::OP_AND, same.begin(), same.end());
  CHECK(texts.asked(all) == 2000);
  check(texts, random, all);
  // Beside a word, only the documents that have it are in question.
  const Query rare(Query::OP_AND, phrase, word(11));
  CHECK(texts.asked(rare) == texts.database().get_termfreq("w11"));
}
