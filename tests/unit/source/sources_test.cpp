// Whole files through read_sources(): bad input of every kind, and what is reported.
#include "indexer/source/sources.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sstream>

#include "indexer/schema/errors.h"
#include "indexer/source/byte_stream.h"
#include "tests/unit/catch.h"
#include "tests/unit/source/shown.h"
#include "tests/unit/temp_folder.h"

namespace tickerdex {
namespace {

using namespace std::string_literals;

TEST_CASE("bad records are rejected, files without articles skipped, and the rest is read",
          "[sources]") {
  const test::TempFolder folder;
  folder.write("binary",
               "\x7F"
               "ELF\x02\x01\x01");
  folder.write("blank", " \n\n");
  folder.write("controls", "\x01\x02\x03\x04\x05");
  folder.write("empty", "");
  folder.write("good.txt", "Oil rises.");
  folder.write("latin", "caf\xE9");
  folder.write("nul", "Oil\0rises and rises."s);
  folder.write("rows.csv", "title,body\nA\nB,two\n");
  folder.write("wire.jsonl", "{\"title\":\"A\"}\n{\"title\":");
  CHECK(read_paths({folder.path()}, folder.path()) ==
        Lines{"good.txt:1+0 body=Oil rises. page",
              "latin:1+0 body=café page", "nul:1+0 body=Oil rises and rises. page",
              "! rows.csv:2+11 too few fields: 1 of 2", "rows.csv:3+13 title=B body=two",
              "wire.jsonl:1+0 title=A", "! wire.jsonl:2+14 invalid JSON: column 10", "~ binary: ELF program",
              "~ blank: empty file", "~ controls: binary file", "~ empty: empty file"});
}

TEST_CASE("a file that cannot be read is rejected and the run goes on", "[sources]") {
  const test::TempFolder folder;
  folder.write("a.txt", "x");
  folder.write("b.txt", "y");
  const std::string closed = folder.path("a.txt");
  REQUIRE(::chmod(closed.c_str(), 0) == 0);
  const Lines lines = read_paths({folder.path()}, folder.path());
  if (::geteuid() == 0) {  // root reads everything
    CHECK(lines == Lines{"a.txt:1+0 body=x page", "b.txt:1+0 body=y page"});
  } else {
    CHECK(lines ==
          Lines{"! a.txt:0+0 cannot read file: Permission denied", "b.txt:1+0 body=y page"});
  }
}

TEST_CASE("a device that fails to read is rejected and the run goes on", "[sources]") {
  const test::TempFolder folder;
  folder.write("b.txt", "y");
  // Its first page is not mapped: reading it always fails.
  CHECK(
      read_paths({"/proc/self/mem", folder.path()}, folder.path()) ==
      Lines{"! /proc/self/mem:0+0 cannot read file: Input/output error", "b.txt:1+0 body=y page"});
}

TEST_CASE("a missing source ends the run before anything is read", "[sources]") {
  const test::TempFolder folder;
  folder.write("a.txt", "x");
  folder.link("dangling", "nowhere");
  folder.link("loop", "loop");
  const std::string good = folder.path("a.txt");
  int records = 0;
  const auto read = [&](const std::string& source) {
    SourceOptions options;
    options.sources = {good, source};
    read_sources(
        options, [&](Record&&) { ++records; }, [](Rejected&&) {});
  };
  CHECK_THROWS_WITH(read("no-such-dump"), "no-such-dump: no such file or folder");
  CHECK_THROWS_WITH(read(good + "/x"), good + "/x: no such file or folder");
  CHECK_THROWS_WITH(read(folder.path("dangling")), folder.path("dangling") + ": dangling symlink");
  CHECK_THROWS_WITH(read(folder.path("loop")), folder.path("loop") + ": circular symlink");
  CHECK_THROWS_AS(read("-"), SourceError);
  CHECK(records == 0);
}

TEST_CASE("a single line of 50 MB is kept", "[sources]") {
  std::string line(50'000'000, 'x');
  for (std::size_t at = 7; at < line.size(); at += 8) line[at] = ' ';
  for (const Format format : {Format::text, Format::jsonl}) {
    std::string text = line;
    if (format == Format::jsonl) text = "{\"title\":\"A\",\"body\":\"" + line + "\"}\n";
    std::istringstream in(text);
    SourceOptions options;
    options.sources = {"-"};
    options.standard_input = &in;
    std::size_t body = 0;
    std::size_t rejects = 0;
    read_sources(
        options,
        [&](Record&& record) {
          const auto parsed = parse_record(record, {});
          REQUIRE(std::holds_alternative<RawArticle>(parsed));
          CHECK(record.file->format == format);
          body += std::get<RawArticle>(parsed).body.size();
        },
        [&](Rejected&&) { ++rejects; });
    CHECK(body == line.size());
    CHECK(rejects == 0);
  }
}

TEST_CASE("a file over 64 MiB that is one record is rejected", "[sources]") {
  CHECK(read_text(std::string(kMaxRecordBytes + 1, 'x')) ==
        Lines{"! 1+0 record too large: over 64 MiB"});
}

TEST_CASE("a word of 10,000 letters is read unchanged", "[sources]") {
  const std::string word(10'000, 'w');
  CHECK(read_text(word + " ends") == Lines{"1+0 body=" + word + " ends page"});
}

TEST_CASE("byte order marks are not part of the text", "[sources]") {
  CHECK(read_text("\xEF\xBB\xBF{\"title\":\"A\"}\n") == Lines{"1+3 title=A"});
  CHECK(read_text("\xEF\xBB\xBFtitle,body\nA,one\n") == Lines{"2+14 title=A body=one"});
  CHECK(read_text("\xFF\xFEt\0i\0t\0l\0e\0,\0u\0r\0l\0\n\0\x3F\x96,\0x\0\n\0"s) ==
        Lines{"2+10 url=x title=阿"});
  CHECK(read_text("\xFE\xFF\0O\0i\0l"s) == Lines{"1+0 body=Oil page"});
}

TEST_CASE("a format given by option is used without detection", "[sources]") {
  CHECK(read_text("{\"title\":\"A\"}", Format::text) == Lines{"1+0 body={\"title\":\"A\"} page"});
  CHECK(read_text("<!DOCTYPE html><p>", Format::text) == Lines{"1+0 body=<!DOCTYPE html><p> page"});
  CHECK(read_text("no json", Format::json) == Lines{"! 1+0 invalid JSON: expected '{' or '['"});
  CHECK(read_text("no sgml", Format::reuters_sgml) ==
        Lines{"! 1+0 truncated record: no <REUTERS> in it"});
}

TEST_CASE("standard input is read once", "[sources]") {
  std::istringstream in("Oil rises.");
  SourceOptions options;
  options.sources = {"-", "-"};
  options.standard_input = &in;
  options.now_utc = 1'763'078'400;
  std::vector<std::int64_t> times;
  const auto totals = read_sources(
      options, [&](Record&& record) { times.push_back(record.file->mtime_utc); },
      [](Rejected&&) {});
  CHECK(times == std::vector<std::int64_t>{1'763'078'400});
  CHECK(totals.skipped == std::vector<std::pair<std::string, std::string>>{{"-", "already read"}});
}

TEST_CASE("a run counts files, bytes and records", "[sources]") {
  const test::TempFolder folder;
  folder.write("a.jsonl", "{\"title\":\"A\"}\n{\"title\":\"B\"}\n");
  folder.write("b.txt", std::string(1'000'000, 'b'));
  SourceOptions options;
  options.sources = {folder.path()};
  std::vector<std::string> files;
  std::uint64_t last = 0;
  int calls = 0;
  options.on_file = [&](const SourceFile& file) { files.push_back(file.found.path); };
  options.on_progress = [&](const SourceTotals& so_far) {
    CHECK(so_far.bytes >= last);
    last = so_far.bytes;
    ++calls;
  };
  const auto totals = read_sources(
      options, [](Record&&) {}, [](Rejected&&) {});
  CHECK(files == std::vector<std::string>{folder.path("a.jsonl"), folder.path("b.txt")});
  CHECK(totals.files == 2);
  CHECK(totals.bytes == 1'000'028);
  CHECK(totals.records == 3);
  CHECK(last == totals.bytes);
  CHECK(calls > 4);
}

TEST_CASE("each file has its number, its source and a hash of its bytes", "[sources]") {
  const test::TempFolder folder;
  folder.write("in/a.txt", std::string(700'000, 'a'));
  folder.write("in/b.txt", "b");
  folder.write("in/c.html", "<?xml version=\"1.0\"?><urlset/>");
  const std::string last = folder.write("last.jsonl", "{\"title\":\"A\"}\n{\n");
  SourceOptions options;
  options.sources = {folder.path("in"), last};
  options.wants = [](const SourceFile& file) { return !file.found.path.ends_with("b.txt"); };
  std::vector<std::string> ends;
  options.on_file_end = [&](const SourceFile& file, const FileOutcome& outcome) {
    CHECK(outcome.bytes == file.found.bytes);
    CHECK(outcome.hash == content_hash_of(*open_file(file.found.path)));
    ends.push_back(std::to_string(file.number) + " of " + std::to_string(file.source) + ": " +
                   std::to_string(outcome.records) + " " +
                   (outcome.skipped.empty() ? "" : outcome.skipped.begin()->first));
  };
  std::vector<std::uint64_t> numbers;
  std::vector<std::uint64_t> rejected;
  read_sources(
      options, [&](Record&& record) { numbers.push_back(record.place.file); },
      [&](Rejected&& reject) { rejected.push_back(reject.place.file); });
  CHECK(ends == std::vector<std::string>{"1 of 0: 1 ", "3 of 0: 0 XML is not read yet",
                                         "4 of 1: 2 "});
  CHECK(numbers == std::vector<std::uint64_t>{1, 4, 4});
  CHECK(rejected.empty());
}

TEST_CASE("the file's time is the crawl time if none is declared", "[sources]") {
  const test::TempFolder folder;
  const std::string path = folder.write("a.txt", "x");
  const struct timespec times[2] = {{1'700'000'000, 0}, {1'700'000'000, 0}};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
  SourceOptions options;
  options.sources = {path};
  read_sources(
      options,
      [&](Record&& record) {
        const auto raw = std::get<RawArticle>(parse_record(record, {}));
        CHECK(raw.crawled_utc == 1'700'000'000);
        CHECK_FALSE(raw.crawl_time_is_declared);
        CHECK(raw.place.path == path);
      },
      [](Rejected&&) {});
}

TEST_CASE("a file whose name is not UTF-8 is read, and its name can be recovered", "[sources]") {
  const test::TempFolder folder;
  folder.write("caf\xE9\n.txt", "x");
  CHECK(read_paths({folder.path()}, folder.path()) == Lines{"caf%E9\n.txt:1+0 body=x page"});
}

TEST_CASE("of many skipped files the first are named and all are counted", "[sources]") {
  const test::TempFolder folder;
  for (std::size_t i = 0; i < kMaxNamedSkips + 3; ++i) {
    folder.write("." + std::to_string(i), "");
  }
  SourceOptions options;
  options.sources = {folder.path()};
  const auto totals = read_sources(options, [](Record&&) {}, [](Rejected&&) {});
  CHECK(totals.skipped.size() == kMaxNamedSkips);
  CHECK(totals.skipped_by_kind ==
        std::map<std::string, std::uint64_t>{{"hidden", kMaxNamedSkips + 3}});
}

TEST_CASE("an exception of a sink ends the run", "[sources]") {
  std::istringstream in("{\"title\":\"A\"}\n{\"title\":\"B\"}\n");
  SourceOptions options;
  options.sources = {"-"};
  options.standard_input = &in;
  const auto full = [](Record&&) { throw IndexError("disk full"); };
  CHECK_THROWS_WITH(read_sources(options, full, [](Rejected&&) {}), "disk full");
}

}  // namespace
}  // namespace tickerdex
