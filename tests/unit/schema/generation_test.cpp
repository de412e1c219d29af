#include "indexer/schema/generation.h"

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
namespace fs = std::filesystem;

namespace {

std::string error_of(const std::string& index) {
  try {
    return "found " + live_generation(index);
  } catch (const IndexError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("a generation's name is its UTC time and six hexadecimal digits", "[schema]") {
  CHECK(is_generation_name("20261120T235500Z-3fa92c"));
  for (const auto* name : {"", "20261120T235500Z", "20261120T235500Z-3fa92", "20261120T235500Z-3FA92C",
                           "20261120T235500Z-3fa92c.building", "2026-1120T23550Z-3fa92c",
                           "20261120X235500Z-3fa92c", "aaaaaaaaTaaaaaaZ-aaaaaa"}) {
    INFO(name);
    CHECK_FALSE(is_generation_name(name));
  }
}

TEST_CASE("each way an index can be missing has its own message", "[schema]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  CHECK(error_of(index) == "no index at " + index + "; build it with: tickerdex-index rebuild "
                           "--index " + index + " SOURCE...");
  fs::create_directories(index + "/generations");
  CHECK(error_of(index).starts_with(index + " holds no published generation; build it with"));
  fs::create_symlink("generations/20261120T235500Z-3fa92c", index + "/current");
  CHECK(error_of(index).find("is gone (generations/20261120T235500Z-3fa92c); go back with: "
                             "tickerdex-index rollback") != std::string::npos);
  fs::create_directories(index + "/generations/20261120T235500Z-3fa92c");
  CHECK(error_of(index) == "found " + index + "/generations/20261120T235500Z-3fa92c");
  const auto file = temp.write("file", "x");
  CHECK(error_of(file).starts_with(file + " is not an index folder"));
}

TEST_CASE("a generation can be searched by its own folder", "[schema]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  const auto live = temp.write("ix/generations/20261120T235500Z-3fa92c/iamglass", "");
  const auto refused = temp.write("ix/generations/20261121T235500Z-3fa92c.refused/iamglass", "");
  temp.link("ix/current", "generations/20261120T235500Z-3fa92c");
  CHECK(generation_to_search(index) == live_generation(index));
  for (const auto& file : {live, refused}) {
    const auto folder = fs::path(file).parent_path().string();
    CHECK(generation_to_search(folder) == folder);
  }
  CHECK_THROWS_AS(generation_to_search(temp.path()), IndexError);
}
