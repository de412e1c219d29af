#include "indexer/publish/manifest.h"

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

std::string error_of(const std::string& json) {
  try {
    manifest_from_json(json, "g/manifest.json");
  } catch (const IndexError& error) {
    return error.what();
  }
  return "read";
}

}  // namespace

TEST_CASE("a written manifest is read back unchanged", "[publish]") {
  Manifest m;
  m.generation = "20261120T235500Z-3fa92c";
  m.schema = 1;
  m.started_utc = 1763164800;
  m.finished_utc = 1763164812;
  m.articles = 21578;
  m.rejects = {{"invalid JSON", 3}, {"empty file", 1}};
  m.sources = {"dump", "a b"};
  m.skipped = {{"dump/README", "documentation"}};
  m.previous = "20261119T235500Z-81b0c4";
  const auto json = manifest_to_json(m);
  CHECK(m.rejected() == 4);
  const auto back = manifest_from_json(json, "x");
  CHECK(manifest_to_json(back) == json);
  CHECK(back.started_utc == 1763164800);
  CHECK(back.skipped == m.skipped);
}

TEST_CASE("a path that is not UTF-8 does not stop the manifest", "[publish]") {
  Manifest m;
  m.sources = {"du\xFFmp"};
  CHECK(manifest_to_json(m).find("\"du%FFmp\"") != std::string::npos);
}

TEST_CASE("control characters of names are escaped in the manifest", "[publish]") {
  Manifest m;
  m.sources = {"a\xC2\x9B\xE2\x80\xAE\x7F\n"};
  const std::string json = manifest_to_json(m);
  CHECK(json.find("\"a\\u009b\\u202e\\u007f\\n\"") != std::string::npos);
  CHECK(manifest_from_json(json, "x").sources == m.sources);
}

TEST_CASE("skipped files are counted by kind, and the first are named", "[publish]") {
  Manifest m;
  for (std::size_t i = 0; i < kMaxSkipped + 5; ++i) m.add_skipped(std::to_string(i), "gzip data");
  m.add_skipped("last", "empty file");
  CHECK(m.all_skipped() == kMaxSkipped + 6);
  const Manifest back = manifest_from_json(manifest_to_json(m), "x");
  CHECK(back.skipped.size() == kMaxSkipped);
  CHECK(back.skipped_more == 6);
  CHECK(back.skipped_by_kind == std::map<std::string, std::uint64_t>{
                                    {"empty file", 1}, {"gzip data", kMaxSkipped + 5}});
}

TEST_CASE("a damaged manifest and one of another version have their own messages", "[publish]") {
  CHECK(error_of("{").starts_with("g/manifest.json is damaged ("));
  CHECK(error_of("[]").starts_with("g/manifest.json is damaged ("));
  CHECK(error_of("{}").starts_with("g/manifest.json is damaged ("));
  CHECK(
      error_of(R"({"manifest": 1, "articles": "many"})").starts_with("g/manifest.json is damaged"));
  CHECK(
      error_of(R"({"manifest": 9})")
          .starts_with(
              "g/manifest.json has manifest version 9, but this program reads version 1; rebuild"));
  for (const char* json :
       {R"({"manifest": 1, "articles": 1e20})", R"({"manifest": 1, "articles": -1})",
        R"({"manifest": 1, "rejects": {"x": 1.5}})", R"({"manifest": 1, "schema": 1e20})",
        R"({"manifest": 1e20})"}) {
    CHECK(error_of(json) == "g/manifest.json is damaged (a count is not a whole number); rebuild the "
                            "index with: tickerdex-index rebuild");
  }
  CHECK(error_of(R"({"manifest": 1, "new_key": {}})") == "read");
}
