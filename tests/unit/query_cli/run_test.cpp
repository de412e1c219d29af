#include "query/cli/run.h"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <new>
#include <nlohmann/json.hpp>

#include "tests/unit/catch.h"
#include "tests/unit/query_cli/world.h"

using namespace tickerdex;

namespace {

SearchResult found(std::uint64_t matched) {
  SearchResult result;
  result.understood = "cloud";
  result.matched = matched;
  if (matched > 0) {
    Hit hit;
    hit.rank = 1;
    hit.article.id = "a-1";
    hit.article.title = "Cloud";
    result.hits = Hits({hit});
  }
  return result;
}

SearchFunction answering(SearchResult result) {
  return [result = std::move(result)](const std::string&, const SearchRequest&) { return result; };
}

template <class Error>
SearchFunction failing(Error error) {
  return [error](const std::string&, const SearchRequest&) -> SearchResult { throw error; };
}

/// Many hits, made as they are read; the one after `damaged_at` cannot be.
class ManyHits : public HitSource {
 public:
  static constexpr std::uint64_t kSize = 100'000;
  std::uint64_t damaged_at = kSize;
  std::uint64_t read = 0;

  std::uint64_t size() const override { return kSize; }
  Hit hit(std::uint64_t i) override {
    Hit hit;
    hit.rank = i + 1;
    hit.article = article(i);
    return hit;
  }
  Article article(std::uint64_t i) override {
    if (i >= damaged_at) throw IndexError("an article is damaged");
    ++read;
    Article article;
    article.id = "id-" + std::to_string(i);
    return article;
  }
};

SearchFunction streaming(const std::shared_ptr<ManyHits>& source) {
  SearchResult result;
  result.matched = ManyHits::kSize;
  result.hits = Hits(source);
  return answering(std::move(result));
}

SearchResult never(const std::string&, const SearchRequest&) {
  throw std::logic_error("nothing should have been searched");
}

}  // namespace

TEST_CASE("the exit code says whether anything matches", "[cli][run]") {
  for (const auto& arguments : std::vector<std::vector<const char*>>{{"cloud"},
                                                                     {"cloud", "--format", "json"},
                                                                     {"cloud", "--format", "csv"},
                                                                     {"cloud", "--format", "ids"},
                                                                     {"cloud", "--count"},
                                                                     {"cloud", "--limit", "0"}}) {
    World some;
    CHECK(some.run(arguments, answering(found(42))) == 0);
    CHECK(some.err.empty());
    World none;
    CHECK(none.run(arguments, answering(found(0))) == 1);
    CHECK(none.err.empty());
  }
}

TEST_CASE("the search gets the index and the request, and the output the time", "[cli][run]") {
  World world;
  const auto code = world.run({"--index", "ix", "cloud", "revenue", "--limit", "3"},
                              [](const std::string& index, const SearchRequest& request) {
                                CHECK(index == "ix");
                                CHECK(request.query == "cloud revenue");
                                CHECK(request.limit == 3);
                                return found(1);
                              });
  CHECK(code == 0);
  CHECK(world.out ==
        "1 article matches cloud                                                 (2.5 ms)\n"
        "\n"
        " 1  Cloud                                                                undated\n");
}

TEST_CASE("--count prints the number alone", "[cli][run]") {
  World world;
  CHECK(world.run({"cloud", "--count", "--format", "json"}, answering(found(21578))) == 0);
  CHECK(world.out == "21578\n");
  World none;
  CHECK(none.run({"cloud", "--count"}, answering(found(0))) == 1);
  CHECK(none.out == "0\n");
}

TEST_CASE("help and version need no index", "[cli][run]") {
  for (const char* option : {"--help", "-h", "--version"}) {
    World world;
    world.environment.index.clear();
    CHECK(world.run({option}, never) == 0);
    CHECK(world.out.size() > 40);
    CHECK(world.err.empty());
  }
}

TEST_CASE("warnings go to stderr, and into the JSON for json", "[cli][run]") {
  auto result = found(1);
  result.warnings = {"tiker: is no field\x1b[2J"};
  World text;
  CHECK(text.run({"x"}, answering(result)) == 0);
  CHECK(text.err == "tickerdex-query: warning: tiker: is no field␛[2J\n");
  World json;
  CHECK(json.run({"x", "--format", "json"}, answering(result)) == 0);
  CHECK(json.err.empty());
  CHECK(nlohmann::json::parse(json.out)["warnings"][0] == result.warnings[0]);
  World csv;
  CHECK(csv.run({"x", "--format", "csv", "--facet", "ticker"}, answering(found(1))) == 0);
  CHECK(csv.err ==
        "tickerdex-query: warning: --format csv has no place for facets next to hits: use --limit "
        "0, text or json\n");
}

TEST_CASE("falling back to any of the words is never silent", "[cli][run]") {
  auto result = found(5);
  result.matched_by = MatchMode::any;
  const std::string warning =
      "tickerdex-query: warning: no article has all the words: these have any of them\n";
  for (const char* format : {"jsonl", "csv", "tsv", "ids"}) {
    World world;
    CHECK(world.run({"x", "--format", format}, answering(result)) == 0);
    CHECK(world.err == warning);
  }
  World count;
  CHECK(count.run({"x", "--count", "--format", "json"}, answering(result)) == 0);
  CHECK(count.err == warning);
  World asked;
  CHECK(asked.run({"x", "--format", "ids", "--match", "any"}, answering(result)) == 0);
  CHECK(asked.err.empty());
  World json;
  CHECK(json.run({"x", "--format", "json"}, answering(result)) == 0);
  CHECK(json.err.empty());
  CHECK(nlohmann::json::parse(json.out)["match"] == "any");
}

TEST_CASE("usage errors are one line and exit 2", "[cli][run]") {
  struct Row {
    std::vector<const char*> arguments;
    std::string err;
  };
  const std::vector<Row> rows{
      {{}, "tickerdex-query: error: no query given; see tickerdex-query --help\n"},
      {{"x", "--format", "xml"},
       "tickerdex-query: error: --format is one of text, json, jsonl, csv, tsv, ids, not 'xml'\n"},
      {{"x", "--sort", "\x1b[2J\n"},
       "tickerdex-query: error: --sort is one of relevance, newest, oldest, not '␛[2J '\n"},
      {{"-military"},
       "tickerdex-query: error: there is no option '-military' (see --help); if it belongs to the "
       "query, put it after --, as in: tickerdex-query -- '-military'\n"},
  };
  for (const auto& row : rows) {
    World world;
    CHECK(world.run(row.arguments, never) == 2);
    CHECK(world.err == row.err);
    CHECK(world.out.empty());
  }
}

TEST_CASE("any failure is one line and exit code 2", "[cli][run]") {
  World index;
  CHECK(index.run({"x"}, failing(IndexError("no index at ix: build one"))) == 2);
  CHECK(index.err == "tickerdex-query: error: no index at ix: build one\n");

  World damaged;
  CHECK(damaged.run({"x"}, failing(Xapian::DatabaseCorruptError("bad block"))) == 2);
  CHECK(damaged.err ==
        "tickerdex-query: error: the index at the-index cannot be read: bad block "
        "(DatabaseCorruptError); rebuild it with: tickerdex-index rebuild --index the-index "
        "SOURCE...\n");

  World memory;
  CHECK(memory.run({"x"}, failing(std::bad_alloc())) == 2);
  CHECK(memory.err == "tickerdex-query: error: out of memory: ask for fewer hits with --limit\n");

  World other;
  CHECK(other.run({"x"}, failing(std::runtime_error("two\nlines"))) == 2);
  CHECK(other.err == "tickerdex-query: error: two lines\n");
}

TEST_CASE("a mistake in the query is shown at its place", "[cli][run]") {
  World world;
  CHECK(world.run({"cloud", "date:2025-02-30"},
                  failing(QueryError("February 2025 has 28 days", 11, 10))) == 2);
  CHECK(world.err ==
        "tickerdex-query: error: February 2025 has 28 days\n"
        "  cloud date:2025-02-30\n"
        "             ^~~~~~~~~~\n");
  CHECK(world.out.empty());
}

TEST_CASE("a closed pipe is not an error, a full disk is", "[cli][run]") {
  for (const char* format : {"text", "json", "ids"}) {
    World pipe;
    pipe.out_failure = std::make_error_code(std::errc::broken_pipe);
    CHECK(pipe.run({"x", "--format", format}, answering(found(1))) == 0);
    CHECK(pipe.err.empty());
    World disk;
    disk.out_failure = std::make_error_code(std::errc::no_space_on_device);
    CHECK(disk.run({"x", "--format", format}, answering(found(1))) == 2);
    CHECK(disk.err ==
          "tickerdex-query: error: the result cannot be written: No space left on device\n");
  }
  World help;
  help.out_failure = std::make_error_code(std::errc::no_space_on_device);
  CHECK(help.run({"--help"}, never) == 2);
}

TEST_CASE("hits are printed as they are read", "[cli][run][stream]") {
  const auto source = std::make_shared<ManyHits>();
  World world;
  std::uint64_t read_before_the_first = 0;
  world.environment.write_out = [&](std::string_view bytes) {
    if (world.out.empty()) read_before_the_first = source->read;
    world.out += bytes;
    return std::error_code{};
  };
  CHECK(world.run({"x", "--format", "jsonl"}, streaming(source)) == 0);
  CHECK(read_before_the_first > 0);
  CHECK(read_before_the_first < ManyHits::kSize / 100);
  CHECK(std::count(world.out.begin(), world.out.end(), '\n') == ManyHits::kSize);
}

TEST_CASE("a reader that closes the pipe ends the work at once", "[cli][run][stream]") {
  for (const char* format : {"json", "jsonl", "csv", "tsv", "ids"}) {
    CAPTURE(format);
    const auto source = std::make_shared<ManyHits>();
    World world;
    world.out_failure = std::make_error_code(std::errc::broken_pipe);
    CHECK(world.run({"x", "--format", format}, streaming(source)) == 0);
    CHECK(world.err.empty());
    CHECK(source->read < ManyHits::kSize / 10);
  }
}

TEST_CASE("a hit that cannot be read ends the output after those before it", "[cli][run][stream]") {
  for (const char* format : {"json", "jsonl", "csv", "tsv", "ids"}) {
    for (const std::uint64_t damaged_at : {0U, 1U, 5000U}) {
      CAPTURE(format, damaged_at);
      const auto source = std::make_shared<ManyHits>();
      source->damaged_at = damaged_at;
      World world;
      CHECK(world.run({"x", "--format", format, "--fields", "id"}, streaming(source)) == 2);
      CHECK(world.err.find("error: an article is damaged") != std::string::npos);
      const bool has_last = damaged_at > 0;
      CHECK((world.out.find("id-" + std::to_string(damaged_at - 1)) != std::string::npos) ==
            has_last);
      CHECK(world.out.find("id-" + std::to_string(damaged_at)) == std::string::npos);
      if (std::string_view(format) == "json") {
        CHECK_FALSE(nlohmann::json::accept(world.out));
      } else {
        CHECK((world.out.empty() || world.out.back() == '\n'));
      }
    }
  }
}
