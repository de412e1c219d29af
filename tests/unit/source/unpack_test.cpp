// Archives and compressed files through read_sources(): what is found in them, under which name,
// and what happens to hostile and damaged ones.
#include "indexer/source/unpack/unpacker.h"

#include <fmt/format.h>

#include <sstream>

#include "indexer/source/unpack/packing.h"
#include "tests/unit/catch.h"
#include "tests/unit/source/pack.h"
#include "tests/unit/source/shown.h"
#include "tests/unit/temp_folder.h"

namespace tickerdex {
namespace {

using test::archive;
using test::compressed;

const std::string kLines = "{\"title\":\"A\"}\n{\"title\":\"B\"}\n";

Lines read_one(const std::string& name, const std::string& bytes) {
  const test::TempFolder folder;
  folder.write(name, bytes);
  return read_paths({folder.path(name)}, folder.path());
}

/// As standard input, which cannot seek.
Lines read_stream(const std::string& bytes) { return read_text(bytes); }

Lines read_limited(const std::string& name, const std::string& bytes, const UnpackLimits& limits) {
  const test::TempFolder folder;
  SourceOptions options;
  options.sources = {folder.write(name, bytes)};
  options.unpack = limits;
  Lines lines;
  const auto totals = read_sources(
      options, [&](Record&&) { lines.push_back("record"); },
      [&](Rejected&& rejected) { lines.push_back(shown(rejected)); });
  for (const auto& [path, reason] : totals.skipped) lines.push_back("~ " + path + ": " + reason);
  for (std::string& line : lines) {
    const std::size_t at = line.find(folder.path() + "/");
    if (at != std::string::npos) line.erase(at, folder.path().size() + 1);
  }
  return lines;
}

std::string varied_lines(int count) {
  std::string lines;
  std::uint32_t seed = 1;
  for (int i = 0; i < count; ++i) {
    seed = seed * 1664525 + 1013904223;
    lines += fmt::format("{{\"title\":\"{:x} {}\"}}\n", seed, i);
  }
  return lines;
}

}  // namespace

TEST_CASE("a compressed file is read under its own name, with the format of the name inside",
          "[unpack]") {
  const std::string rows = "title,body\nOil,rises\n";
  for (const auto* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    const std::string suffix = filter == std::string("gzip")    ? "gz"
                               : filter == std::string("bzip2") ? "bz2"
                               : filter == std::string("zstd")  ? "zst"
                                                                : filter;
    const std::string name = "rows.csv." + suffix;
    CHECK(read_one(name, compressed(filter, rows)) == Lines{name + ":2+11 title=Oil body=rises"});
    CHECK(read_one("lines", compressed(filter, kLines)) ==
          Lines{"lines:1+0 title=A", "lines:2+14 title=B"});
    CHECK(read_stream(compressed(filter, kLines)) == Lines{"1+0 title=A", "2+14 title=B"});
  }
  CHECK(read_one("empty.gz", compressed("gzip", "")) == Lines{"~ empty.gz: empty file"});
  CHECK(read_one("twice.gz", compressed("gzip", compressed("xz", kLines))).size() == 2);
}

TEST_CASE("compressed pieces one after the other are one stream, what follows is ignored",
          "[unpack]") {
  for (const auto* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    const std::string pieces =
        compressed(filter, "{\"title\":") + compressed(filter, "") + compressed(filter, "\"A\"}\n");
    CHECK(read_stream(pieces) == Lines{"1+0 title=A"});
    CHECK(read_stream(pieces + std::string(600, '\0')) == Lines{"1+0 title=A"});
  }
}

TEST_CASE("members of archives are named archive!member, through all layers", "[unpack]") {
  const std::string zip = archive("zip", "none", {{"c/", "", 'd'}, {"c/d.jsonl", kLines}});
  const std::string rows = compressed("gzip", "title\nOil\n");
  for (const auto* format : {"pax", "gnutar", "v7tar", "zip"}) {
    const std::string bytes = archive(
        format, "none",
        {{"./a.txt", "Oil."}, {"b.csv.gz", rows}, {"e.zip", zip}, {"f.txt", ""}});
    const Lines expected{"in:1+0", "in!a.txt:1+0 body=Oil. page", "in!b.csv.gz:2+6 title=Oil",
                         "in!e.zip!c/d.jsonl:1+0 title=A", "in!e.zip!c/d.jsonl:2+14 title=B",
                         "~ in!f.txt: empty file"};
    CHECK(read_one("in", bytes) == Lines(expected.begin() + 1, expected.end()));
    CHECK(read_one("in", compressed("gzip", bytes)) == Lines(expected.begin() + 1, expected.end()));
    CHECK(read_stream(compressed("zstd", bytes)).size() == expected.size() - 1);
  }
  CHECK(read_one("none.tar", archive("zip", "none", {})) == Lines{"~ none.tar: empty ZIP archive"});
  CHECK(read_one("dirs.zip", archive("zip", "none", {{"c/", "", 'd'}})) ==
        Lines{"~ dirs.zip: empty archive"});
}

TEST_CASE("links, devices, hidden members and documentation are passed over", "[unpack]") {
  const std::vector<test::Member> members{{"README.md", "About."}, {".hidden/a.txt", "x"},
                                          {"__MACOSX/._a.txt", "x"}, {"a.txt", "Oil."},
                                          {"link", "/etc/passwd", 'l'}};
  const Lines expected{"in!a.txt:1+0 body=Oil. page", "~ in!README.md: documentation",
                       "~ in!.hidden/a.txt: hidden", "~ in!__MACOSX/._a.txt: hidden",
                       "~ in!link: link in an archive"};
  CHECK(read_one("in", archive("zip", "none", members)) == expected);
  auto more = members;
  more.push_back({"hard", "a.txt", 'h'});
  more.push_back({"pipe", "", 'p'});
  Lines all = expected;
  all.emplace_back("~ in!hard: link in an archive");
  all.emplace_back("~ in!pipe: not a regular file");
  CHECK(read_one("in", archive("pax", "none", more)) == all);
}

TEST_CASE("names of members are labels: paths, control characters and bytes of any charset",
          "[unpack]") {
  for (const auto* format : {"gnutar", "zip"}) {
    CHECK(read_one("in", archive(format, "none", {{"../../x.txt", "a"}, {"/etc/y.txt", "b"},
                                                  {"\x1B[2J.txt", "c"}, {"z\xFF\xE9.txt", "d"},
                                                  {"\xC3\xA9.txt", "e"}})) ==
          Lines{"in!../../x.txt:1+0 body=a page", "in!/etc/y.txt:1+0 body=b page",
                "in!\x1B[2J.txt:1+0 body=c page", "in!z%FF%E9.txt:1+0 body=d page",
                "in!\xC3\xA9.txt:1+0 body=e page"});
  }
}

TEST_CASE("a relative date begins at the member's time, if the archive keeps times", "[unpack]") {
  const test::TempFolder folder;
  SourceOptions options;
  options.sources = {folder.write("in.tar", archive("pax", "none", {{"a.txt", "x", 'f', 1'500'000'000},
                                                                    {"b.txt", "y"}}))};
  std::vector<std::int64_t> times;
  read_sources(
      options, [&](Record&& record) { times.push_back(record.file->mtime_utc); }, [](Rejected&&) {});
  REQUIRE(times.size() == 2);
  CHECK(times[0] == 1'500'000'000);
  CHECK(times[1] > 1'600'000'000);
}

TEST_CASE("what comes before the damage is read, the rest is one reject", "[unpack]") {
  // Enough for two blocks of bzip2, which gives whole ones, as does zstd.
  const std::string many = varied_lines(60'000);
  for (const auto* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    const std::string whole = compressed(filter, many);
    const Lines cut = read_one("in", whole.substr(0, whole.size() - 20));
    REQUIRE(!cut.empty());
    CHECK(cut.back().find("damaged archive: its ") != std::string::npos);
    CHECK(cut.back().find("ends early") != std::string::npos);
    CHECK(cut.size() > 20'000);
  }
  const std::string lines = varied_lines(3000);
  std::string flipped = compressed("gzip", lines);
  flipped[flipped.size() * 3 / 4] ^= 0x55;
  const Lines some = read_one("in", flipped);
  CHECK(some.size() > 1000);
  CHECK(some.back().find("damaged archive: its gzip data is damaged") != std::string::npos);

  const std::string tar = archive("gnutar", "none", {{"a.jsonl", kLines}, {"b.jsonl", lines}});
  const Lines cut_tar = read_one("in.tar", tar.substr(0, 20'000));
  CHECK(cut_tar.size() > 500);
  CHECK(cut_tar.back().find("! in.tar:0+") == 0);
  CHECK(cut_tar.back().find(", in b.jsonl") != std::string::npos);

  const std::string zip = archive("zip", "none", {{"a.jsonl", kLines}, {"b.jsonl", lines}});
  const Lines cut_zip = read_one("in.zip", zip.substr(0, zip.size() / 2));
  CHECK(cut_zip.size() >= 3);
  CHECK(cut_zip.back().find("! in.zip:0+") == 0);
}

TEST_CASE("a damaged member does not spoil the others, nor what is around it", "[unpack]") {
  const std::string gzip = compressed("gzip", varied_lines(10));
  const std::string bytes =
      archive("pax", "gzip", {{"a.gz", gzip.substr(0, gzip.size() / 2)}, {"b.jsonl", kLines}});
  const Lines lines = read_one("in.tgz", bytes);
  REQUIRE(lines.size() >= 3);
  CHECK(lines[lines.size() - 3].find("! in.tgz!a.gz:0+") == 0);
  CHECK(lines[lines.size() - 2] == "in.tgz!b.jsonl:1+0 title=A");
}

TEST_CASE("each limit has its message, and what was read before counts", "[unpack]") {
  UnpackLimits limits;
  limits.free_bytes = 1 << 20;
  const std::string bomb = "{\"title\":\"A\"}\n" + std::string(30 << 20, '\n');
  CHECK(read_limited("in.gz", compressed("gzip", bomb), limits).back().find(
            "archive over a limit: unpacks to more than 200 times its size and 1 MiB") !=
        std::string::npos);
  CHECK(read_limited("in.zip", archive("zip", "none", {{"a.jsonl", bomb}}), limits)
            .back()
            .find("unpacks to more than 200 times its size and 1 MiB, in a.jsonl") !=
        std::string::npos);
  // Layers multiply: the limit is for the file on disk.
  CHECK(read_limited("in.gz", compressed("gzip", compressed("gzip", bomb)), limits)
            .back()
            .find("! in.gz:0+") == 0);

  limits = {};
  limits.member_bytes = 1000;
  const std::string long_lines = varied_lines(100);
  const Lines members = read_limited(
      "in.tar", archive("pax", "none", {{"a.jsonl", long_lines}, {"b.txt", "x"}}), limits);
  REQUIRE(members.size() >= 2);
  CHECK(members[members.size() - 2].find("! in.tar!a.jsonl:0+") == 0);
  CHECK(members[members.size() - 2].find("unpacks to more than 1000 bytes") != std::string::npos);
  CHECK(members.back() == "record");

  limits = {};
  limits.total_bytes = 1000;
  CHECK(read_limited("in.gz", compressed("gzip", long_lines), limits).back().find(
            "unpacks to more than 1000 bytes in all") != std::string::npos);

  limits = {};
  limits.members = 3;
  CHECK(read_limited("in.tar",
                     archive("pax", "none", {{"a.txt", "x"}, {"b.txt", "x"}, {"c", "", 'd'},
                                             {"d.txt", "x"}}),
                     limits) ==
        Lines{"record", "record", "! in.tar:0+0 archive over a limit: more than 3 members"});

  std::string nested = "Oil.";
  for (int i = 0; i < 8; ++i) nested = archive("zip", "none", {{std::to_string(i), nested}});
  CHECK(read_limited("in.zip", nested, {}) == Lines{"record"});
  nested = archive("zip", "none", {{"8", nested}, {"other.txt", "x"}});
  const Lines deep = read_limited("in.zip", nested, {});
  CHECK(deep == Lines{"! in.zip!8!7!6!5!4!3!2!1:0+0 archive over a limit: packed in more than 8 "
                      "layers of archives and compression",
                      "record"});

  limits = {};
  limits.decoder_bytes = 1 << 20;
  limits.memory_for = [](std::uint64_t bytes) { return fmt::format("{}MiB", bytes >> 20); };
  CHECK(read_limited("in.xz", compressed("xz", long_lines), limits) ==
        Lines{"! in.xz:0+0 archive over a limit: its xz data takes more than 1 MiB to unpack; try "
              "--memory 2MiB"});
}

TEST_CASE("encrypted members are one reject, the others are read", "[unpack]") {
  // A ZIP archive with the flag of encryption on its first two members.
  std::string zip = archive("zip", "none", {{"a.txt", "x"}, {"b.txt", "x"}, {"c.txt", "y"}});
  std::size_t flagged = 0;
  for (const auto& [mark, place] : {std::pair<std::string, int>{"PK\x03\x04", 6}, {"PK\x01\x02", 8}}) {
    std::size_t at = 0;
    for (int i = 0; i < 2; ++i) {
      at = zip.find(mark, at) + 1;
      zip[at - 1 + static_cast<std::size_t>(place)] |= 1;
      ++flagged;
    }
  }
  REQUIRE(flagged == 4);
  CHECK(read_one("in.zip", zip) ==
        Lines{"in.zip!c.txt:1+0 body=y page",
              "! in.zip:0+0 encrypted archive: 2 of 3 members, the first a.txt"});
}

TEST_CASE("a ZIP archive with a long directory is read as a stream", "[unpack]") {
  std::vector<test::Member> members;
  const std::string long_name(1000, 'n');
  for (int i = 0; i < 17'000; ++i) members.push_back({long_name + std::to_string(i), ""});
  members.push_back({"last.txt", "Oil."});
  CHECK(read_limited("in.zip", archive("zip", "none", members), {}).front() == "record");
}

TEST_CASE("the whole file is hashed and counted, whichever parts of it are read", "[unpack]") {
  const test::TempFolder folder;
  const std::string noise = varied_lines(20'000);
  SourceOptions options;
  options.sources = {
      folder.write("a.zip", archive("zip", "none", {{"x.png", "\x89PNG\r\n\x1A\n" + noise},
                                                    {"b.txt", "x"}})),
      folder.write("a.tar", archive("pax", "none", {{"b.txt", "x"}}) + std::string(9999, '\0')),
      folder.write("bad.gz", compressed("gzip", noise).substr(0, 5000) + noise)};
  int files = 0;
  options.on_file_end = [&](const SourceFile& file, const FileOutcome& outcome) {
    ++files;
    CHECK(outcome.was_read);
    CHECK(outcome.bytes == file.found.bytes);
    CHECK(outcome.hash == content_hash_of(*open_file(file.found.path)));
  };
  read_sources(
      options, [](Record&&) {}, [](Rejected&&) {});
  CHECK(files == 3);
}

TEST_CASE("packing is told by content, and names lose the suffixes of compression", "[unpack]") {
  CHECK(packing_of(archive("v7tar", "none", {{"a", "x"}})) == Packing::tar);
  CHECK(packing_of(std::string(600, 'a')) == Packing::none);
  CHECK(packing_of("PK\x03\x04") == Packing::zip);
  CHECK(packing_of(std::string("PK\x03\x04\0\0word/document.xml", 23)) == Packing::none);
  CHECK(packing_of("PK\x03\x04 keyword/a.txt") == Packing::zip);
  CHECK(unpacked_name("a.CSV.GZ") == "a.CSV");
  CHECK(unpacked_name("a.tgz") == "a.tar");
  CHECK(unpacked_name("a.jsonl") == "a.jsonl");
}

}  // namespace tickerdex
