#include "indexer/run/rejects.h"

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

TEST_CASE("rejects are counted by reason and written a line each", "[run]") {
  const test::TempFolder temp;
  Rejects rejects(temp / "bad.jsonl");
  rejects.add({"invalid JSON", "unexpected \"x\"", {"a.jsonl", 17, 2031}});
  rejects.add({"invalid JSON", "", {"a.jsonl", 18, 2050}});
  rejects.add({"empty file", "", {"b\xFF.txt", 0, 0}});
  rejects.close();
  CHECK(rejects.by_reason() ==
        std::map<std::string, std::uint64_t>{{"empty file", 1}, {"invalid JSON", 2}});
  CHECK(rejects.examples() ==
        std::vector<std::string>{"a.jsonl:17: invalid JSON (unexpected \"x\")",
                                 "a.jsonl:18: invalid JSON", "b\xFF.txt: empty file"});
  CHECK(
      test::read_file(temp / "bad.jsonl") ==
      R"({"path":"a.jsonl","line":17,"offset":2031,"reason":"invalid JSON","detail":"unexpected \"x\""})"
      "\n"
      R"({"path":"a.jsonl","line":18,"offset":2050,"reason":"invalid JSON","detail":""})"
      "\n"
      "{\"path\":\"b%FF.txt\",\"line\":null,\"offset\":0,\"reason\":\"empty "
      "file\",\"detail\":\"\"}\n");
}

TEST_CASE("a rejects file that cannot be written is an error, not a silence", "[run]") {
  CHECK_THROWS_AS(Rejects("/nonexistent/bad.jsonl"), SourceError);
  Rejects full("/dev/full");
  full.add({"empty file", "", {"a", 0, 0}});
  CHECK_THROWS_AS(full.close(), SourceError);
}
