// Another program writes to the database: before it is opened, and while it is open. No answer may
// be of the state before, or of two states at once, and nobody may be told of damage.
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "indexer/schema/errors.h"
#include "indexer/writer/column_writer.h"
#include "query/engine/column_attribute.h"
#include "query/engine/match.h"
#include "query/engine/postings/glass_postings.h"
#include "query/search/search.h"
#include "tests/unit/catch.h"
#include "tests/unit/search/test_index.h"

using namespace tickerdex;
using namespace tickerdex::test;

namespace {

std::string word(int i) { return fmt::format("w{}", i); }

/// State `state` of article `number`: all of its attributes follow from both.
Article article_of(int number, int state) {
  const int mixed = number * 7 + state * 13;
  auto result = article(fmt::format("a{}", number), "Title " + word(mixed % 50),
                        "every " + word(mixed % 11) + " " + word(mixed % 17) +
                            (mixed % 3 == 0 ? " third third" : " other"));
  result.source = fmt::format("source{}", mixed % 5);
  result.published_utc = 1'000'000 + mixed % 1000 * 86'400;
  return result;
}

std::vector<Article> articles_of(int count, int state) {
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) articles.push_back(article_of(i, state));
  return articles;
}

/// Every article becomes that of another state; the document numbers stay.
void write_state(const std::string& folder, int count, int state) {
  Xapian::WritableDatabase database(folder, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  for (int i = 0; i < count; ++i) {
    database.replace_document(static_cast<Xapian::docid>(i + 1), document_of(article_of(i, state)));
  }
  database.commit();
}

SearchRequest request_of(const std::string& query, SortOrder sort) {
  SearchRequest request;
  request.query = query;
  request.sort = sort;
  request.match = MatchMode::any;
  request.facets = {{"source", 0}, {"date:day", 0}};
  request.dates.now_utc = 2'000'000;
  return request;
}

std::string shown(const SearchResult& result) {
  std::string text = fmt::format("{} matched:", result.matched);
  for (const auto& hit : result.hits) text += fmt::format(" {} {:.9f}", hit.article.id, hit.score);
  for (const auto& facet : result.facets) {
    for (const auto& value : facet.values) text += fmt::format(" {}={}", value.value, value.count);
  }
  return text;
}

const std::vector<std::string> kQueries{"third w5", "w1 OR w2", "every -w3", "date:1970-01..1971",
                                        "source:source1", "\"every w4\""};

/// What an index made of that state alone says.
std::vector<std::string> answers_of(int count, int state) {
  const TestIndex index(articles_of(count, state));
  Searcher searcher(index.folder());
  std::vector<std::string> answers;
  for (const auto& query : kQueries) {
    for (const auto sort : {SortOrder::relevance, SortOrder::newest}) {
      const auto result = searcher.search(request_of(query, sort));
      CHECK(result.warnings.empty());
      answers.push_back(shown(result));
    }
  }
  return answers;
}

std::vector<std::string> answers_of(Searcher& searcher, std::set<std::string>& warnings) {
  std::vector<std::string> answers;
  for (const auto& query : kQueries) {
    for (const auto sort : {SortOrder::relevance, SortOrder::newest}) {
      const auto result = searcher.search(request_of(query, sort));
      warnings.insert(result.warnings.begin(), result.warnings.end());
      answers.push_back(shown(result));
    }
  }
  return answers;
}

}  // namespace

TEST_CASE("columns of another state of the database are not used, with a warning", "[search][changed]") {
  constexpr int kCount = 300;
  const TestIndex index(articles_of(kCount, 0));
  write_state(index.folder(), kCount, 1);
  REQUIRE(index.open().get_lastdocid() == kCount);
  Searcher searcher(index.folder());
  std::set<std::string> warnings;
  CHECK(answers_of(searcher, warnings) == answers_of(kCount, 1));
  REQUIRE(warnings.size() == 1);
  INFO(*warnings.begin());
  CHECK(warnings.begin()->starts_with(index.columns_path() + " is of another state of the database"));
  CHECK(warnings.begin()->find("revision 1 of ") != std::string::npos);
  CHECK(warnings.begin()->find("the value slots are used instead") != std::string::npos);
}

TEST_CASE("columns of another database with as many documents are not used", "[search][changed]") {
  constexpr int kCount = 300;
  const TestIndex index(articles_of(kCount, 0));
  const TestIndex other(articles_of(kCount, 1));
  std::filesystem::copy_file(other.columns_path(), index.columns_path(),
                             std::filesystem::copy_options::overwrite_existing);
  Searcher searcher(index.folder());
  std::set<std::string> warnings;
  CHECK(answers_of(searcher, warnings) == answers_of(kCount, 0));
  REQUIRE(warnings.size() == 1);
  CHECK(warnings.begin()->starts_with(index.columns_path() + " is of another database: "));
}

TEST_CASE("a search that is open while another program commits uses the new state",
          "[search][changed]") {
  constexpr int kCount = 3000;
  const TestIndex index(articles_of(kCount, 0));
  Searcher searcher(index.folder());
  std::set<std::string> warnings;
  REQUIRE(answers_of(searcher, warnings) == answers_of(kCount, 0));
  REQUIRE(warnings.empty());
  // The first commit leaves what an open reader sees as it is: either state is right, but for
  // each answer wholly. The second takes it away.
  const auto before = answers_of(kCount, 0);
  write_state(index.folder(), kCount, 1);
  const auto first = answers_of(kCount, 1);
  const auto now = answers_of(searcher, warnings);
  for (std::size_t i = 0; i < now.size(); ++i) {
    CHECK((now[i] == first[i] || now[i] == before[i]));
  }
  for (int state = 2; state < 5; ++state) {
    write_state(index.folder(), kCount, state - 7);
    write_state(index.folder(), kCount, state);
    CHECK(answers_of(searcher, warnings) == answers_of(kCount, state));
  }
}

TEST_CASE("hits of a search during other commits are of one state, or an error",
          "[search][changed]") {
  constexpr int kCount = 3000;
  const TestIndex index(articles_of(kCount, 0));
  Searcher searcher(index.folder());
  auto request = request_of("every", SortOrder::newest);
  request.limit = 2000;
  request.snippets = false;
  for (int state = 1; state < 7; state += 2) {
    // Before: blocks on the way to the articles are in memory, which is where Xapian goes wrong.
    const auto before = searcher.search(request);
    const auto source_of = [&](const Hit& hit, int of) {
      return article_of(std::stoi(hit.article.id.substr(1)), of).source;
    };
    CHECK(before.hits[1500].article.source == source_of(before.hits[1500], state - 1));
    const auto result = searcher.search(request);
    write_state(index.folder(), kCount, state + 10);
    write_state(index.folder(), kCount, state + 1);
    int modified = 0;
    for (std::uint64_t i = 0; i < result.hits.size(); i += 7) {
      try {
        const auto hit = result.hits[i];
        REQUIRE(hit.article.source == source_of(hit, state - 1));
      } catch (const Xapian::DatabaseModifiedError&) {
        ++modified;
      }
    }
    CHECK(modified > 250);
  }
}

TEST_CASE("a list that is read while its blocks are written to ends in an error, never in other "
          "postings",
          "[search][changed][postings]") {
  constexpr Xapian::docid kCount = 20'000;
  const TempFolder root;
  const auto folder = root / "db";
  const auto write = [&](Xapian::termcount wdf) {
    Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
    for (Xapian::docid i = 1; i <= kCount; ++i) {
      Xapian::Document document;
      document.add_term("every", wdf + i % 5);
      document.add_term(word(static_cast<int>(i % 997)), wdf);
      database.replace_document(i, document);
    }
    database.commit();
  };
  write(1);
  for (Xapian::termcount state = 2; state < 5; ++state) {
    const Xapian::Database database(folder);
    const auto lists = posting_lists(database, folder);
    REQUIRE(database.get_doccount() == kCount);
    std::vector<std::unique_ptr<PostingList>> open;
    for (int i = 0; i < 40; ++i) {
      open.push_back(lists->list(i == 0 ? "every" : word(i)));
      if (i % 2 == 0) open.back()->next(500);  // in the middle of a chunk
    }
    write(100 * state);
    write(1000 * state);
    int modified = 0;
    const auto read = [&](PostingList& list, Xapian::termcount most) {
      try {
        for (;;) {
          const auto batch = list.next(kEndOfDocuments);
          if (batch.documents.empty()) return;
          for (const auto often : batch.wdfs) REQUIRE(often <= most);
        }
      } catch (const Xapian::DatabaseModifiedError& error) {
        CHECK(error.get_msg().find("damaged") == std::string::npos);
        CHECK(error.get_msg().find("written to") != std::string::npos);
        ++modified;
      }
    };
    const auto most = state == 2 ? 6 : 1000 * (state - 1) + 6;
    for (auto& list : open) read(*list, most);
    for (int i = 0; i < 40; ++i) {
      try {
        lists->termfreq(word(i));
        read(*lists->list(word(i)), most);
      } catch (const Xapian::DatabaseModifiedError&) {
        ++modified;
      }
    }
    CHECK(modified > 40);
  }
}
