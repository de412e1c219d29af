#include "indexer/publish/canary.h"

#include "indexer/process/child_output.h"
#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

namespace {

std::string error_of(const std::string& path) {
  try {
    read_canaries(path);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "read";
}

// A stand-in for tickerdex-query.
std::string program(const test::TempFolder& temp, const std::string& script) {
  const auto path = temp.write("stand-in", "#!/bin/sh\n" + script);
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  return path;
}

}  // namespace

TEST_CASE("a canary is a count, white space and a query", "[canary]") {
  const test::TempFolder temp;
  const auto path = temp.write("c", "# head\n\n10 ticker:BABA\n0\t\"a b\" -c  \r\n   \n7  x");
  const auto canaries = read_canaries(path);
  REQUIRE(canaries.size() == 3);
  CHECK(canaries[0].min_count == 10);
  CHECK(canaries[0].query == "ticker:BABA");
  CHECK(canaries[0].place == path + ":3");
  CHECK(canaries[1].query == "\"a b\" -c");
  CHECK(canaries[2].query == "x");
}

TEST_CASE("the error for a bad line names file and line", "[canary]") {
  const test::TempFolder temp;
  for (const auto* line : {"ticker:BABA", "10", "10 ", "-1 x", "ten x", "10x y", " 10 x",
                           "99999999999999999999 x"}) {
    INFO(line);
    const auto path = temp.write("c", std::string("1 fine\n") + line + "\n");
    CHECK(error_of(path).starts_with(path + ":2: not a canary"));
  }
  CHECK(error_of(temp / "absent").find("cannot be read") != std::string::npos);
}

TEST_CASE("a child's exit code and both its streams are captured", "[canary]") {
  const test::TempFolder temp;
  const auto path = program(temp, "echo \"$1|$2\"; head -c 300000 /dev/zero >&2; exit 7\n");
  const auto result = run_child(path, {"a b", "$(touch x)"});
  CHECK(result.exit_code == 7);
  CHECK(result.out == "a b|$(touch x)\n");
  CHECK(result.err.size() >= 65536);
  CHECK(run_child(temp / "absent", {}).exit_code == -1);
  CHECK(run_child(program(temp, "kill -9 $$\n"), {}).exit_code == -1);
}

TEST_CASE("a canary that finds too little or cannot be run is reported", "[canary]") {
  const test::TempFolder temp;
  const std::vector<Canary> canaries{{5, "q", "c:1"}};
  const auto text_of = [&](const std::string& script) {
    const auto found = run_canaries(canaries, program(temp, script), "folder");
    return found.empty() ? std::string() : found[0].gate + " " + found[0].text;
  };
  CHECK(text_of("echo 5\n").empty());
  CHECK(text_of("echo 4\n") == "canary c:1: q: 4 found, but at least 5 expected");
  CHECK(text_of("echo 0; exit 1\n") == "canary c:1: q: 0 found, but at least 5 expected");
  CHECK(text_of("echo 9; echo broken >&2; exit 2\n") == "canary c:1: q: cannot be run: broken");
  CHECK(text_of("echo none\n").find("cannot be run") != std::string::npos);
}

TEST_CASE("the query program is found at the given path", "[canary]") {
  const test::TempFolder temp;
  const auto path = program(temp, "exit 0\n");
  CHECK(find_query_program(path) == path);
  CHECK_THROWS_AS(find_query_program(temp / "absent"), UsageError);
  CHECK_THROWS_AS(find_query_program(temp.write("plain", "")), UsageError);
}
