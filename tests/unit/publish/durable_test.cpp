#include "indexer/publish/durable.h"

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
namespace fs = std::filesystem;

TEST_CASE("a file is replaced atomically and leaves no temporary file", "[publish]") {
  const test::TempFolder temp;
  const auto path = temp.write("a", "old and longer");
  write_file_durably(path, "new");
  CHECK(test::read_file(path) == "new");
  CHECK(std::distance(fs::directory_iterator(temp.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("a symlink is replaced atomically, with or without leftovers", "[publish]") {
  const test::TempFolder temp;
  const auto link = temp / "current";
  temp.write("current.new", "left by a dead run");
  CHECK(replace_symlink("one", link));
  CHECK(fs::read_symlink(link) == "one");
  CHECK(replace_symlink("two", link));
  CHECK(fs::read_symlink(link) == "two");
}

TEST_CASE("a file that cannot be replaced is kept, and no temporary file is left", "[publish]") {
  const test::TempFolder temp;
  const auto path = temp / "taken";
  fs::create_directories(path + "/by a folder");
  CHECK_THROWS_AS(write_file_durably(path, "new"), IndexError);
  CHECK(fs::is_directory(path));
  CHECK(std::distance(fs::directory_iterator(temp.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("errors name the path and the cause", "[publish]") {
  const test::TempFolder temp;
  const auto path = temp / "no/such/file";
  try {
    write_file_durably(path, "x");
    FAIL("a file was written into a folder that does not exist");
  } catch (const IndexError& error) {
    CHECK(std::string(error.what()) == "cannot write " + path + ": No such file or directory");
  }
  CHECK_THROWS_AS(sync_path(path), IndexError);
  CHECK_THROWS_AS(rename_path(path, path + "2"), IndexError);
}
