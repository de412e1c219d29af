// Only the file that a walk found is opened, and reading it ends.
#include "indexer/source/found_file.h"

#include <sys/stat.h>

#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

namespace tickerdex {
namespace {

FoundFile found(const std::string& path, const std::string& root) {
  FoundFile file;
  file.path = path;
  file.root = root;
  return file;
}

std::string all_of(ByteStream& stream) {
  std::string text;
  char buffer[64];
  while (const std::size_t got = stream.read(buffer, sizeof buffer)) text.append(buffer, got);
  return text;
}

TEST_CASE("a file that was found is read", "[found_file]") {
  const test::TempFolder folder;
  folder.write("tree/a.txt", "Oil rises.");
  const std::string root = real_path(folder.path("tree"));
  CHECK(all_of(*open_found(found(folder.path("tree/a.txt"), root))) == "Oil rises.");
  CHECK(all_of(*open_found(found(folder.path("tree/../tree/a.txt"), root))) == "Oil rises.");
}

TEST_CASE("what replaced a file since the walk is not read and does not block", "[found_file]") {
  const test::TempFolder folder;
  folder.write("tree/kept.txt", "x");
  folder.write("outside/secret.txt", "secret");
  folder.write("outside/sub/secret.txt", "secret");
  const std::string root = real_path(folder.path("tree"));
  const auto open = [&](const std::string& name) {
    return open_found(found(folder.path("tree/" + name), root));
  };
  folder.link("tree/a.txt", "../outside/secret.txt");  // a link in a file's place
  CHECK_THROWS_AS(open("a.txt"), ReadError);
  folder.link("tree/sub", "../outside/sub");  // in a folder's
  CHECK_THROWS_AS(open("sub/secret.txt"), ReadError);
  folder.link("tree/in.txt", "kept.txt");  // even inside: it was no link
  CHECK_THROWS_AS(open("in.txt"), ReadError);
  REQUIRE(::mkfifo(folder.path("tree/pipe").c_str(), 0600) == 0);
  CHECK_THROWS_AS(open("pipe"), ReadError);
  CHECK_THROWS_AS(open("gone"), ReadError);
  FoundFile link = found(folder.path("tree/a.txt"), root);  // a link that led elsewhere before
  link.is_link = true;
  CHECK_THROWS_AS(open_found(link), ReadError);
  link.root.clear();  // --follow-links
  CHECK(all_of(*open_found(link)) == "secret");
  link.path = "/dev/zero";
  CHECK_THROWS_AS(open_found(link), ReadError);
}

TEST_CASE("a file that yields far more than its size is taken for endless", "[found_file]") {
  // Its size is 0, but each read returns as much as requested.
  FoundFile file;
  file.path = "/proc/self/pagemap";
  const auto stream = open_found(file);
  std::vector<char> buffer(1 << 20);
  std::uint64_t read = 0;
  const auto read_all = [&] {
    while (const std::size_t got = stream->read(buffer.data(), buffer.size())) read += got;
  };
  CHECK_THROWS_WITH(read_all(), Catch::Contains("endless"));
  CHECK(read <= kGrowthBytes);
}

TEST_CASE("a path is compared with a folder by whole names", "[found_file]") {
  CHECK(is_inside("/a/b", "/a"));
  CHECK(is_inside("/a", "/a"));
  CHECK(is_inside("/a", "/"));
  CHECK_FALSE(is_inside("/ab", "/a"));
  CHECK_FALSE(is_inside("/", "/a"));
  CHECK_FALSE(is_inside("/a", ""));
}

}  // namespace
}  // namespace tickerdex
