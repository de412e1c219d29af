
#include <filesystem>

#include "indexer/publish/generations.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

TEST_CASE("the time of a check is that of the generation that was checked", "[publish]") {
  const test::TempFolder index;
  CHECK(checked_utc(index.path(), "20251101T000000Z-abcdef") == std::nullopt);
  note_checked(index.path(), "20251101T000000Z-abcdef", 1763078400);
  CHECK(checked_utc(index.path(), "20251101T000000Z-abcdef") == 1763078400);
  CHECK(checked_utc(index.path(), "20251102T000000Z-abcdef") == std::nullopt);
  note_checked(index.path(), "20251101T000000Z-abcdef", 1763164800);
  CHECK(checked_utc(index.path(), "20251101T000000Z-abcdef") == 1763164800);
}

TEST_CASE("a damaged note of a check is ignored", "[publish]") {
  const test::TempFolder index;
  for (const char* text : {"", "20251101T000000Z-abcdef", "20251101T000000Z-abcdef soon",
                           "20251101T000000Z-abcdef 2025-02-30T00:00:00Z"}) {
    index.write("checked", text);
    CAPTURE(text);
    CHECK(checked_utc(index.path(), "20251101T000000Z-abcdef") == std::nullopt);
  }
}

TEST_CASE("temporary notes of a dead run are removed with its other leftovers", "[publish]") {
  const test::TempFolder index;
  const auto left = index.write("checked.new", "half");
  remove_dead_candidates(index.path());
  CHECK_FALSE(std::filesystem::exists(left));
}
