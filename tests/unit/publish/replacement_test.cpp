#include "indexer/publish/durable.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
namespace fs = std::filesystem;

namespace {

std::ptrdiff_t entries(const std::string& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

unsigned mode_of(const std::string& path) {
  struct stat facts {};
  REQUIRE(::lstat(path.c_str(), &facts) == 0);
  return facts.st_mode & 07777U;
}

}  // namespace

TEST_CASE("a replacement becomes visible when it is complete", "[publish]") {
  const test::TempFolder temp;
  const auto path = temp.write("m.prom", "before");
  Replacement file(path);
  file.write("af");
  CHECK(test::read_file(path) == "before");
  CHECK(entries(temp.path()) == 2);
  file.write("ter");
  file.commit();
  CHECK(test::read_file(path) == "after");
  CHECK(entries(temp.path()) == 1);
}

TEST_CASE("an abandoned replacement leaves only the target", "[publish]") {
  const test::TempFolder temp;
  const auto path = temp.write("m.prom", "before");
  { Replacement(path).write("half"); }
  CHECK(test::read_file(path) == "before");
  CHECK(entries(temp.path()) == 1);
}

TEST_CASE("a symbolic link in place of the target is replaced, not followed", "[publish]") {
  const test::TempFolder temp;
  const auto victim = temp.write("victim", "precious");
  temp.link("m.prom", "victim");
  Replacement file(temp / "m.prom");
  file.write("metrics");
  file.commit();
  CHECK(test::read_file(victim) == "precious");
  CHECK(fs::is_regular_file(fs::symlink_status(temp / "m.prom")));
}

TEST_CASE("its mode is the default, or that of the file it replaces", "[publish]") {
  const test::TempFolder temp;
  const mode_t umask_before = ::umask(0027);
  const auto path = temp / "m.prom";
  const auto replace = [&] {
    Replacement file(path);
    file.commit();
  };
  replace();
  CHECK(mode_of(path) == 0640);
  for (const unsigned mode : {0600U, 0644U, 0660U}) {
    REQUIRE(::chmod(path.c_str(), mode) == 0);
    replace();
    CHECK(mode_of(path) == mode);
  }
  REQUIRE(::chmod(path.c_str(), 04755) == 0);
  replace();
  CHECK(mode_of(path) == 0644);
  ::umask(umask_before);
}

TEST_CASE("leftovers of a killed run are removed, files of a running one are kept", "[publish]") {
  const test::TempFolder temp;
  const auto path = temp / "m.prom";
  const auto dead = temp.write(".m.prom.tickerdex-0123456789ab", "half");
  const auto victim = temp.write("victim", "precious");
  temp.link(".m.prom.tickerdex-0123456789ac", "victim");
  const auto alive = temp.write(".m.prom.tickerdex-0123456789ad", "half");
  const int held = ::open(alive.c_str(), O_RDONLY);
  REQUIRE(::flock(held, LOCK_EX) == 0);
  const auto longer = temp.write(".m.prom.tickerdex-0123456789abc", "another's");
  const auto named = temp.write(".m.prom.tickerdex-0123456789aX", "another's");
  const auto other = temp.write(".n.prom.tickerdex-0123456789ab", "another's");
  fs::create_directory(temp / ".m.prom.tickerdex-0123456789ae");
  Replacement first(path);
  Replacement second(path);  // at the same time: neither takes the other for dead
  first.write("1");
  second.write("2");
  CHECK_FALSE(fs::exists(dead));
  CHECK_FALSE(fs::exists(fs::symlink_status(temp / ".m.prom.tickerdex-0123456789ac")));
  CHECK(test::read_file(victim) == "precious");
  for (const auto& kept : {alive, longer, named, other}) CHECK(fs::exists(kept));
  first.commit();
  second.commit();
  CHECK(test::read_file(path) == "2");
  ::close(held);
}

TEST_CASE("a name of 255 bytes has a temporary name", "[publish]") {
  const test::TempFolder temp;
  const auto path = temp / std::string(255, 'n');
  Replacement file(path);
  file.write("x");
  file.commit();
  CHECK(test::read_file(path) == "x");
  CHECK_THROWS_AS(Replacement(temp / "no/such"), IndexError);
}
