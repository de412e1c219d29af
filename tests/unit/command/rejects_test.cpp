#include "indexer/command/rejects.h"

#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

TEST_CASE("rejects are counted by reason and written one per line", "[command]") {
  const test::TempFolder temp;
  Rejects rejects(temp / "bad.jsonl");
  rejects.add({"invalid JSON", "unexpected \"x\"", {"a.jsonl", 17, 2031}});
  rejects.add({"invalid JSON", "", {"a.jsonl", 18, 2050}});
  rejects.add({"empty file", "", {"b\xFF.txt", 0, 0}});
  CHECK(rejects.close().empty());
  CHECK(rejects.by_reason() ==
        std::map<std::string, std::uint64_t>{{"empty file", 1}, {"invalid JSON", 2}});
  CHECK(rejects.examples() ==
        std::vector<std::string>{"a.jsonl:17: invalid JSON (unexpected \"x\")",
                                 "a.jsonl:18: invalid JSON", "b\xFF.txt: empty file"});
  CHECK(
      test::read_file(temp / "bad.jsonl") ==
      R"({"path":"a.jsonl","line":17,"offset":2031,"reason":"invalid JSON","detail":"unexpected \"x\""})"
      "\n"
      R"({"path":"a.jsonl","line":18,"offset":2050,"reason":"invalid JSON","detail":""})"
      "\n"
      "{\"path\":\"b%FF.txt\",\"line\":null,\"offset\":0,\"reason\":\"empty "
      "file\",\"detail\":\"\"}\n");
}

TEST_CASE("a rejects file that cannot be written is a warning, and counting goes on", "[command]") {
  Rejects rejects("/nonexistent/bad.jsonl");
  rejects.add({"empty file", "", {"a", 0, 0}});
  CHECK(rejects.close() ==
        "--rejects: cannot write /nonexistent/bad.jsonl: No such file or directory; "
        "/nonexistent/bad.jsonl was not written by this run");
  CHECK(rejects.by_reason().at("empty file") == 1);
}

TEST_CASE("a failed run leaves the records that it rejected", "[command]") {
  const test::TempFolder temp;
  const auto path = temp.write("bad.jsonl", "of an earlier run");
  { Rejects nothing_found(path); }
  CHECK(test::read_file(path) == "of an earlier run");
  {
    Rejects rejects(path);
    rejects.add({"empty file", "", {"a", 0, 0}});
  }
  CHECK(test::read_file(path).find("empty file") != std::string::npos);
  CHECK(std::distance(std::filesystem::directory_iterator(temp.path()),
                      std::filesystem::directory_iterator()) == 1);
}

TEST_CASE("a run without rejects leaves an empty file", "[command]") {
  const test::TempFolder temp;
  const auto path = temp.write("bad.jsonl", "of an earlier run");
  Rejects rejects(path);
  CHECK(rejects.close().empty());
  CHECK(test::read_file(path).empty());
}

TEST_CASE("a date that could not be read is written and counted apart", "[command]") {
  const test::TempFolder temp;
  Rejects rejects(temp / "bad.jsonl");
  const auto note = [&](const std::string& date) {
    rejects.note_date({std::string(kReasonUnreadableDate), date, {"a.jsonl", 3, 90}});
  };
  note("not a date");
  note("not a date");
  note("31/31/31");
  CHECK(rejects.close().empty());
  CHECK(rejects.by_reason().empty());
  CHECK(rejects.unreadable_dates().count == 3);
  CHECK(rejects.unreadable_dates().samples == std::vector<std::string>{"not a date", "31/31/31"});
  CHECK(test::read_file(temp / "bad.jsonl").starts_with(
      R"({"path":"a.jsonl","line":3,"offset":90,"reason":"unreadable date","detail":"not a date"})"
      "\n"));
}
