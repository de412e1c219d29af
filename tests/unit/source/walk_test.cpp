#include "indexer/source/walk.h"

#include <sys/stat.h>

#include "tests/unit/catch.h"
#include "tests/unit/source/shown.h"
#include "tests/unit/temp_folder.h"

namespace tickerdex {
namespace {

TEST_CASE("a folder is walked in the byte order of names", "[walk]") {
  const test::TempFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "B.txt", "a.txt", "10", "9", "ä", "a/b/c"}) {
    folder.write(name, "x");
  }
  CHECK(read_paths({folder.path()}, folder.path()) ==
        Lines{"10:1+0 body=x page", "9:1+0 body=x page", "B.txt:1+0 body=x page",
              "a/b/c:1+0 body=x page", "a/z.txt:1+0 body=x page", "a.txt:1+0 body=x page",
              "b.txt:1+0 body=x page", "ä:1+0 body=x page"});
}

TEST_CASE("hidden files and documentation are passed over in a folder, not when named", "[walk]") {
  const test::TempFolder folder;
  folder.write("README.txt", "about");
  folder.write("news.md", "about");
  folder.write("lewis.dtd", "<!ELEMENT A - - (B)>");
  folder.write("grammar", "<!-- c --><!ELEMENT A - - (B)>");
  folder.write(".git/config", "x");
  folder.write("page.txt", "<!DOCTYPE html><p>");
  folder.write("license-deal.txt", "news");
  CHECK(read_paths({folder.path()}, folder.path()) ==
        Lines{"license-deal.txt:1+0 body=news page", "~ .git: hidden",
              "~ README.txt: documentation", "~ grammar: DTD", "~ lewis.dtd: documentation",
              "~ news.md: documentation", "~ page.txt: HTML is not read yet"});
  CHECK(read_paths({folder.path("README.txt")}, folder.path()) ==
        Lines{"README.txt:1+0 body=about page"});
  CHECK(read_paths({folder.path("grammar")}, folder.path()) ==
        Lines{"grammar:1+0 body=<!-- c --><!ELEMENT A - - (B)> page"});
  CHECK(read_paths({folder.path("page.txt")}, folder.path()) ==
        Lines{"! page.txt:0+0 unsupported format: HTML"});
}

TEST_CASE("documentation is known by its name", "[walk]") {
  for (const char* name : {"README", "readme.txt", "README.zh", "LICENSE-MIT", "License.md",
                           "COPYING", "CHANGELOG_2", "NOTICE.txt", "a.MD", "news.xsd"}) {
    CAPTURE(name);
    CHECK(is_documentation(name));
  }
  for (const char* name : {"readme-makers-rally.txt", "license-deal.txt", "READMEs", "notices.txt",
                           "copyingcat.json", ".md", "a.txt"}) {
    CAPTURE(name);
    CHECK_FALSE(is_documentation(name));
  }
}

TEST_CASE("a symbolic link is followed, but nothing is read twice through one", "[walk]") {
  const test::TempFolder folder;
  folder.write("tree/day/one.txt", "x");
  folder.write("outside/two.txt", "y");
  folder.link("tree/again", "day");
  folder.link("tree/latest.txt", "day/one.txt");
  folder.link("tree/other", "../outside");
  folder.link("tree/other.txt", "../outside/two.txt");
  CHECK(read_paths({folder.path("tree")}, folder.path()) ==
        Lines{"tree/again/one.txt:1+0 body=x page", "tree/other/two.txt:1+0 body=y page",
              "~ tree/day: already read by another name",
              "~ tree/latest.txt: already read by another name",
              "~ tree/other.txt: already read by another name"});
}

TEST_CASE("dangling and circular symbolic links are rejected with their reason", "[walk]") {
  const test::TempFolder folder;
  folder.write("tree/a.txt", "x");
  folder.link("tree/dangling", "nowhere");
  folder.link("tree/loop1", "loop2");
  folder.link("tree/loop2", "loop1");
  folder.link("tree/self", "self");
  folder.link("tree/up", "../tree");
  folder.link("tree/z", ".");
  CHECK(read_paths({folder.path("tree")}, folder.path()) ==
        Lines{"tree/a.txt:1+0 body=x page", "! tree/dangling:0+0 dangling symlink",
              "! tree/loop1:0+0 circular symlink", "! tree/loop2:0+0 circular symlink",
              "! tree/self:0+0 circular symlink",
              "! tree/up:0+0 circular symlink: leads to a folder that it stands in",
              "! tree/z:0+0 circular symlink: leads to a folder that it stands in"});
}

TEST_CASE("hard links and a source that is named twice are read as often as named", "[walk]") {
  const test::TempFolder folder;
  folder.write("a.txt", "x");
  std::filesystem::create_hard_link(folder.path("a.txt"), folder.path("b.txt"));
  CHECK(read_paths({folder.path(), folder.path("a.txt")}, folder.path()) ==
        Lines{"a.txt:1+0 body=x page", "b.txt:1+0 body=x page", "a.txt:1+0 body=x page"});
}

TEST_CASE("pipes in a folder are passed over and not waited for", "[walk]") {
  const test::TempFolder folder;
  folder.write("a.txt", "x");
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  CHECK(read_paths({folder.path()}, folder.path()) ==
        Lines{"a.txt:1+0 body=x page", "~ pipe: not a regular file"});
}

}  // namespace
}  // namespace tickerdex
