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

TEST_CASE("hidden files and documentation are skipped in a folder, but not as a SOURCE", "[walk]") {
  const test::TempFolder folder;
  folder.write("README.txt", "about");
  folder.write("news.md", "# about");
  folder.write("contributing.MD", "about");
  folder.write("lewis.dtd", "<!ELEMENT A - - (B)>");
  folder.write("grammar", "<!-- c --><!ELEMENT A - - (B)>");
  folder.write(".git/config", "x");
  folder.write("page.txt", "<?xml version=\"1.0\"?><urlset/>");
  folder.write("license-deal.txt", "news");
  CHECK(read_paths({folder.path()}, folder.path()) ==
        Lines{"license-deal.txt:1+0 body=news page", "news.md:1+0 body=about\\n page",
              "~ .git: hidden", "~ README.txt: documentation", "~ contributing.MD: documentation",
              "~ grammar: DTD", "~ lewis.dtd: documentation", "~ page.txt: XML is not read yet"});
  CHECK(read_paths({folder.path("README.txt")}, folder.path()) ==
        Lines{"README.txt:1+0 body=about page"});
  CHECK(read_paths({folder.path("grammar")}, folder.path()) ==
        Lines{"grammar:1+0 body=<!-- c --><!ELEMENT A - - (B)> page"});
  CHECK(read_paths({folder.path("page.txt")}, folder.path()) ==
        Lines{"~ page.txt: XML is not read yet"});
}

TEST_CASE("documentation is recognised by its name", "[walk]") {
  for (const char* name : {"README", "readme.txt", "README.zh", "LICENSE-MIT", "License.md",
                           "COPYING", "CHANGELOG_2", "NOTICE.txt", "README.MD", "news.xsd",
                           "CONTRIBUTING.md", "CODE_OF_CONDUCT.md"}) {
    CAPTURE(name);
    CHECK(is_documentation(name));
  }
  for (const char* name : {"readme-makers-rally.txt", "license-deal.txt", "READMEs", "notices.txt",
                           "copyingcat.json", ".md", "a.txt", "note.md", "a.MD"}) {
    CAPTURE(name);
    CHECK_FALSE(is_documentation(name));
  }
}

TEST_CASE("a symbolic link inside a source is followed, but nothing is read twice through one",
          "[walk]") {
  const test::TempFolder folder;
  folder.write("tree/day/one.txt", "x");
  folder.write("tree/z/two.txt", "y");
  folder.link("tree/again", "day");
  folder.link("tree/chain", "latest.txt");
  folder.link("tree/latest.txt", "day/one.txt");
  folder.link("tree/whole", folder.path("tree/z"));
  folder.link("tree/whole.txt", folder.path("tree/day") + "/../z/two.txt");
  CHECK(read_paths({folder.path("tree")}, folder.path()) ==
        Lines{"tree/again/one.txt:1+0 body=x page", "tree/whole/two.txt:1+0 body=y page",
              "~ tree/chain: already read by another name",
              "~ tree/day: already read by another name",
              "~ tree/latest.txt: already read by another name",
              "~ tree/whole.txt: already read by another name",
              "~ tree/z: already read by another name"});
}

TEST_CASE("a symbolic link that leads out of its source is followed only on request",
          "[walk]") {
  const test::TempFolder folder;
  folder.write("tree/in.txt", "x");
  folder.write("tree2/two.txt", "y");
  folder.write("tree2/sub/three.txt", "z");
  folder.link("tree/chain", "inner");
  folder.link("tree/inner", folder.path("tree2/two.txt"));
  folder.link("tree/parent", "..");
  folder.link("tree/sub", "../tree2/sub");
  folder.link("back", "tree");
  const std::string why = ": symlink that leads out of the source (--follow-links)";
  CHECK(read_paths({folder.path("tree")}, folder.path()) ==
        Lines{"tree/in.txt:1+0 body=x page", "~ tree/chain" + why, "~ tree/inner" + why,
              "~ tree/parent" + why, "~ tree/sub" + why});
  CHECK(read_paths({folder.path("tree")}, folder.path(), Links::all) ==
        Lines{"tree/chain:1+0 body=y page", "tree/in.txt:1+0 body=x page",
              "tree/parent/tree2/sub/three.txt:1+0 body=z page",
              "~ tree/inner: already read by another name",
              "~ tree/parent/back: circular symlink", "~ tree/parent/tree: circular symlink",
              "~ tree/parent/tree2/two.txt: already read by another name",
              "~ tree/sub: already read by another name"});
  // A SOURCE that is a link is always read, and is a source of its own.
  CHECK(read_paths({folder.path("back"), folder.path("tree/inner"), folder.path("tree/sub/")},
                   folder.path()) ==
        Lines{"back/in.txt:1+0 body=x page", "tree/inner:1+0 body=y page",
              "tree/sub/three.txt:1+0 body=z page", "~ back/chain" + why, "~ back/inner" + why,
              "~ back/parent" + why, "~ back/sub" + why});
}

TEST_CASE("a folder whose name begins like the source's is outside it", "[walk]") {
  const test::TempFolder folder;
  folder.write("news/a.txt", "x");
  folder.write("news-secret/b.txt", "y");
  folder.link("news/b.txt", "../news-secret/b.txt");
  CHECK(read_paths({folder.path("news")}, folder.path()) ==
        Lines{"news/a.txt:1+0 body=x page",
              "~ news/b.txt: symlink that leads out of the source (--follow-links)"});
}

TEST_CASE("dangling and circular symbolic links are skipped by kind", "[walk]") {
  const test::TempFolder folder;
  folder.write("tree/a.txt", "x");
  folder.link("tree/dangling", "nowhere");
  folder.link("tree/loop1", "loop2");
  folder.link("tree/loop2", "loop1");
  folder.link("tree/self", "self");
  folder.link("tree/up", "../tree");
  folder.link("tree/z", ".");
  CHECK(read_paths({folder.path("tree")}, folder.path()) ==
        Lines{"tree/a.txt:1+0 body=x page", "~ tree/dangling: dangling symlink",
              "~ tree/loop1: circular symlink", "~ tree/loop2: circular symlink",
              "~ tree/self: circular symlink", "~ tree/up: circular symlink",
              "~ tree/z: circular symlink"});
}

TEST_CASE("kernel files are not read, whatever leads to them", "[walk]") {
  const test::TempFolder folder;
  folder.write("a.txt", "x");
  folder.link("endless", "/proc/kmsg");
  folder.link("kernel", "/proc/self");
  folder.link("zero", "/dev/zero");
  CHECK(read_paths({folder.path()}, folder.path(), Links::all) ==
        Lines{"a.txt:1+0 body=x page", "~ endless: a file of the kernel",
              "~ kernel: a file of the kernel", "~ zero: not a regular file"});
  CHECK(read_paths({"/proc/self/task"}, "/proc") == Lines{"~ self/task: a file of the kernel"});
}

TEST_CASE("a device and a socket are not sources, a pipe and /dev/null are", "[walk]") {
  CHECK(why_not_a_source("/dev/zero") == "a device, which is not read");
  CHECK(why_not_a_source("/dev/full") == "a device, which is not read");
  CHECK(why_not_a_source("/dev/null").empty());
  const test::TempFolder folder;
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  CHECK(why_not_a_source(folder.path("pipe")).empty());
}

TEST_CASE("links into the index are skipped, and so are generations on another disk",
          "[walk]") {
  const test::TempFolder folder;
  folder.write("tree/a.txt", "x");
  folder.write("tree/ix/note.txt", "no article");
  folder.write("tree/large/one/text.txt", "no article");
  folder.link("tree/ix/generations", "../large");
  folder.link("tree/note", "ix/note.txt");
  folder.link("tree/one", "large/one");
  std::vector<std::string> seen;
  Walker walker({[&](const FoundFile& found) { seen.push_back(found.path); },
                 [&](const std::string& path, std::string kind) {
                   seen.push_back(path + ": " + kind);
                 },
                 [](Rejected&&) { FAIL("nothing is rejected"); }});
  exclude_index(folder.path("tree/ix"), walker);
  walker.walk(folder.path("tree"));
  const std::string tree = folder.path("tree/");
  CHECK(seen == std::vector<std::string>{tree + "a.txt", tree + "ix: the index itself",
                                         tree + "large: the index itself",
                                         tree + "note: the index itself",
                                         tree + "one: the index itself"});
}

TEST_CASE("hard links, and a source named twice, are read each time", "[walk]") {
  const test::TempFolder folder;
  folder.write("a.txt", "x");
  std::filesystem::create_hard_link(folder.path("a.txt"), folder.path("b.txt"));
  CHECK(read_paths({folder.path(), folder.path("a.txt")}, folder.path()) ==
        Lines{"a.txt:1+0 body=x page", "b.txt:1+0 body=x page", "a.txt:1+0 body=x page"});
}

TEST_CASE("pipes in a folder are skipped without blocking", "[walk]") {
  const test::TempFolder folder;
  folder.write("a.txt", "x");
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  CHECK(read_paths({folder.path()}, folder.path()) ==
        Lines{"a.txt:1+0 body=x page", "~ pipe: not a regular file"});
}

}  // namespace
}  // namespace tickerdex
