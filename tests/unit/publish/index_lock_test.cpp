#include "indexer/publish/index_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <thread>

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
namespace fs = std::filesystem;
using std::chrono::milliseconds;

TEST_CASE("a second rebuild is told who holds the lock and since when", "[publish]") {
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

TEST_CASE("the lock ends with its holder, and a waiting run gets it", "[publish]") {
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

TEST_CASE("an index that cannot be created is an error with its path", "[publish]") {
  const test::TempFolder temp;
  const auto file = temp.write("file", "x");
  CHECK_THROWS_AS(IndexLock(file + "/ix", milliseconds(0), 0), IndexError);
}

namespace {

unsigned mode_of(const std::string& path) {
  struct stat facts {};
  REQUIRE(::lstat(path.c_str(), &facts) == 0);
  return facts.st_mode & 0777U;
}

std::string trouble_of_lock(const std::string& index) {
  try {
    const IndexLock lock(index, milliseconds(0), 0);
  } catch (const IndexError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("only those who may write the index can open its lock", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  const auto lock = index + "/lock";
  const mode_t umask_before = ::umask(0);
  fs::create_directory(index);
  for (const auto& [folder, expected] :
       {std::pair{0755U, 0600U}, {0750U, 0600U}, {0700U, 0600U}, {0775U, 0660U}, {02770U, 0660U}}) {
    REQUIRE(::chmod(index.c_str(), folder) == 0);
    for (const unsigned before : {0U, 0644U, 0666U, 0600U}) {
      fs::remove(lock);
      if (before != 0) {
        temp.write("ix/lock", "4711 2025-11-15T00:00:00Z\n");
        REQUIRE(::chmod(lock.c_str(), before) == 0);
      }
      const IndexLock held(index, milliseconds(0), 0);
      CHECK(mode_of(lock) == expected);
      CHECK(held.warnings().empty());
    }
  }
  REQUIRE(::chmod(index.c_str(), 0777) == 0);
  const IndexLock held(index, milliseconds(0), 0);
  CHECK(held.warnings() == std::vector<std::string>{"any user can put other files into " + index +
                                                    ", or remove it; run: chmod o-w " + index});
  ::umask(umask_before);
}

TEST_CASE("a file that is not a lock is named and not touched", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  fs::create_directory(index);
  const auto lock = index + "/lock";
  const auto victim = temp.write("victim", "precious");
  for (const auto& target : {std::string("../victim"), std::string("nowhere"), index}) {
    fs::create_symlink(target, lock);
    CHECK(trouble_of_lock(index).find("it is a symbolic link") != std::string::npos);
    fs::remove(lock);
  }
  CHECK(test::read_file(victim) == "precious");
  CHECK_FALSE(fs::exists(index + "/nowhere"));
  REQUIRE(::mkfifo(lock.c_str(), 0600) == 0);
  CHECK(trouble_of_lock(index).find("it is not a regular file") != std::string::npos);
  fs::remove(lock);
  fs::create_directory(lock);
  CHECK(trouble_of_lock(index).find("it is a folder") != std::string::npos);
  fs::remove(lock);
  const std::string much(4096, 'x');
  temp.write("ix/lock", much);
  CHECK(trouble_of_lock(index).find("it contains data that no run wrote") != std::string::npos);
  CHECK(test::read_file(lock) == much);
}

TEST_CASE("a lock with a second hard link loses only its name in the index", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  fs::create_directory(index);
  const auto victim = temp.write("victim", "precious");
  fs::create_hard_link(victim, index + "/lock");
  const IndexLock held(index, milliseconds(0), 0);
  CHECK(test::read_file(victim) == "precious");
  CHECK(fs::hard_link_count(index + "/lock") == 1);
  CHECK_THROWS_AS(IndexLock(index, milliseconds(0), 0), LockHeld);
}

TEST_CASE("a lock that is removed or held without a name is not treated as free", "[publish]") {
  const test::TempFolder temp;
  const auto index = temp / "ix";
  const auto said = [&] {
    try {
      const IndexLock lock(index, milliseconds(0), 0);
      return std::string("free");
    } catch (const LockHeld& held) {
      return std::string(held.what());
    }
  };
  CHECK(said() == "free");
  const int other = ::open((index + "/lock").c_str(), O_RDWR);
  REQUIRE(::flock(other, LOCK_EX) == 0);
  for (const auto& [line, expected] :
       {std::pair{"", "has not identified itself"},
        {"1999999999 2025-11-15T00:00:00Z\n", "process 1999999999, since 2025-11-15T00:00:00Z, "
                                              "which has ended or runs in another container"},
        {"7 \x1b[31m\n", "has not identified itself"},
        {"x 2025-11-15T00:00:00Z\n", "has not identified itself"}}) {
    temp.write("ix/lock", line);
    CHECK(said().find(expected) != std::string::npos);
  }
  // Removed and created again while it is held: a waiting run then waits for the new one.
  fs::remove(index + "/lock");
  CHECK(said() == "free");
  ::close(other);
}
