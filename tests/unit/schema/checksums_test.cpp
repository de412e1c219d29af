#include "indexer/schema/checksums.h"

#include <filesystem>

#include "indexer/schema/generation.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

namespace {

// A folder with two files, one of them of three blocks, and their checksums.
class Folder {
 public:
  Folder() {
    write("a.glass", std::string(150'000, 'a'));
    write("columns", "few bytes");
    write(std::string(layout::kManifest), "not listed");
    std::vector<FileSums> files;
    for (const auto& name : files_to_sum(path())) files.push_back(sum_file(path(), name));
    write(std::string(layout::kChecksums), encode_checksums("20261121T000000Z-abcdef", files));
  }
  std::string path() const { return temp_.path(); }
  void write(const std::string& name, const std::string& bytes) { temp_.write(name, bytes); }
  std::string read(const std::string& name) const { return test::read_file(temp_ / name); }
  /// "file: what" of each trouble.
  std::string troubles(CheckDepth depth) const { return joined(file_troubles(path(), depth)); }
  std::string of_tables() const { return joined(table_troubles(path(), true)); }
  std::string file(const std::string& name) const { return temp_ / name; }

 private:
  static std::string joined(const std::vector<FileTrouble>& troubles) {
    std::string all;
    for (const auto& [file, what] : troubles) all += file + ": " + what + "\n";
    return all;
  }
  test::TempFolder temp_;
};

}  // namespace

TEST_CASE("unchanged files have no trouble", "[checksums]") {
  const Folder folder;
  CHECK(files_to_sum(folder.path()) == std::vector<std::string>{"a.glass", "columns"});
  CHECK(folder.troubles(CheckDepth::unchanged).empty());
  CHECK(folder.troubles(CheckDepth::bytes).empty());
  CHECK(folder.of_tables().empty());
}

TEST_CASE("a file that is missing, cut, longer or changed is named, with the place", "[checksums]") {
  Folder folder;
  const std::string whole = folder.read("a.glass");
  for (const auto depth : {CheckDepth::unchanged, CheckDepth::bytes}) {
    std::filesystem::remove(folder.file("a.glass"));
    CHECK(folder.troubles(depth) == "a.glass: a.glass is missing\n");
    folder.write("a.glass", whole.substr(1));
    CHECK(folder.troubles(depth) ==
          "a.glass: a.glass is cut short: 149999 bytes where 150000 were published\n");
    folder.write("a.glass", whole + "b");
    CHECK(folder.troubles(depth) ==
          "a.glass: a.glass has grown: 150001 bytes where 150000 were published\n");
    std::string changed = whole;
    changed[70'000] = 'b';
    folder.write("a.glass", changed);
    CHECK(folder.troubles(depth) == "a.glass: a.glass is not what was published: 1 of 3 blocks of "
                                    "64 KiB differ, the first at byte 65536\n");
    folder.write("a.glass", whole);  // at another time, but the same
    CHECK(folder.troubles(depth).empty());
  }
}

TEST_CASE("bytes that change without the file's time are found by reading", "[checksums]") {
  Folder folder;
  const auto time = std::filesystem::last_write_time(folder.file("columns"));
  folder.write("columns", "few bytez");
  std::filesystem::last_write_time(folder.file("columns"), time);
  CHECK(folder.troubles(CheckDepth::unchanged).empty());
  CHECK(folder.troubles(CheckDepth::bytes).starts_with("columns: columns is not what was published"));
}

TEST_CASE("a search checks only tables, and only whether they are complete", "[checksums]") {
  Folder folder;
  std::filesystem::remove(folder.file("columns"));
  CHECK(folder.of_tables().empty());
  folder.write("a.glass", std::string(150'001, 'x'));  // another program wrote to it
  CHECK(folder.of_tables().empty());
  folder.write("a.glass", "x");
  CHECK(folder.of_tables().starts_with("a.glass: a.glass is cut short"));
}

TEST_CASE("damage anywhere in the checksums file is found", "[checksums]") {
  Folder folder;
  const std::string name(layout::kChecksums);
  const std::string whole = folder.read(name);
  REQUIRE(whole.size() < 300);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    INFO(at);
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
    folder.write(name, damaged);
    CHECK(folder.troubles(CheckDepth::unchanged).starts_with("checksums: checksums "));
    folder.write(name, whole.substr(0, at));
    CHECK(folder.troubles(CheckDepth::unchanged).starts_with("checksums: checksums is damaged"));
  }
  folder.write(name, whole + "x");
  CHECK(folder.troubles(CheckDepth::bytes).starts_with("checksums: checksums is damaged"));
  std::filesystem::remove(folder.file(name));
  CHECK(folder.troubles(CheckDepth::bytes) == "checksums: checksums is missing\n");
}
