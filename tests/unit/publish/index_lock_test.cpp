#include "indexer/publish/index_lock.h"

#include <unistd.h>

#include <optional>
#include <thread>

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
using std::chrono::milliseconds;

TEST_CASE("a second rebuild learns who holds the lock and since when", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  const IndexLock first(index, milliseconds(0), 1763164800);
  try {
    const IndexLock second(index, milliseconds(0), 1763164999);
    FAIL("two rebuilds hold one lock");
  } catch (const LockHeld& held) {
    CHECK(std::string(held.what()) ==
          "another rebuild holds " + index + " (process " + std::to_string(::getpid()) +
              ", since 2025-11-15T00:00:00Z); try later, or wait for it with --wait SECONDS");
  }
}

TEST_CASE("the lock ends with its holder, and who waits gets it", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  std::optional<IndexLock> first;
  first.emplace(index, milliseconds(0), 0);
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(150));
    first.reset();
  });
  CHECK_NOTHROW(IndexLock(index, std::chrono::minutes(1), 0));
  other.join();
  CHECK_NOTHROW(IndexLock(index, milliseconds(0), 0));
}

TEST_CASE("an index that cannot be made is an error with its path", "[publish]") {
  const test::TempFolder temp;
  const auto file = temp.write("file", "x");
  CHECK_THROWS_AS(IndexLock(file + "/ix", milliseconds(0), 0), IndexError);
}
