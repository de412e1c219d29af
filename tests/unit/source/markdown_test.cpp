#include "indexer/source/markdown_text.h"

#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

struct Row {
  std::string markdown;
  std::string text;
};

TEST_CASE("Markdown becomes the text that it shows", "[markdown]") {
  const std::vector<Row> rows = {
      {"", ""},
      {"Oil rises.", "Oil rises.\n"},
      {"# Oil rises\n\nIt *rose*.", "Oil rises\n\nIt rose.\n"},
      {"## Oil ##\n", "Oil\n"},
      {"Oil rises\n=========\nIt rose\n---\n", "Oil rises\nIt rose\n"},
      {"#1 in oil\nC# and F#\n####### no heading", "#1 in oil\nC# and F#\n####### no heading\n"},
      {"**up** 3 * 4, __down__ `x`", "up 3 * 4, down x\n"},
      {"a [link](https://e.com/a_b) and ![chart](c.png)", "a link and chart\n"},
      {"[**bold** link](u) [open] (x) [bad](", "bold link [open] (x) [bad](\n"},
      {"> quoted\n> > twice\n\n- item\n* item", "quoted\ntwice\n\n- item\n* item\n"},
      {"```\n# code\n```\nend", "# code\nend\n"},
      {"AT\\&T \\$5 \\*star\\*", "AT\\&T $5 *star*\n"},
      {"snake_case and 2*3*4", "snake_case and 234\n"},
      {"[", "[\n"},
      {"![", "![\n"},
      {"---\nProse below a rule\n---\nmore", "Prose below a rule\nmore\n"},
      {"---\ntitle: never closed\n", "title: never closed\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.markdown);
    const auto read = read_markdown(row.markdown);
    CHECK(read.text == row.text);
    CHECK(read.declared.empty());
  }
}

TEST_CASE("front matter declares fields", "[markdown]") {
  const auto read = read_markdown(
      "---\n# by hand\ntitle: \"Oil: up\"\ndate: 2025-11-14\ntickers: [XOM, CVX]\ntags:\n"
      "  - oil\n  - 'energy'\n---\n# Oil\n");
  CHECK(read.text == "Oil\n");
  CHECK(read.declared == std::vector<std::pair<std::string, std::string>>{
                             {"title", "Oil: up"},
                             {"date", "2025-11-14"},
                             {"tickers", "XOM, CVX"},
                             {"tags", "oil, energy"}});
}

TEST_CASE("a line of brackets is read in linear time", "[markdown]") {
  const std::string brackets(1'000'000, '[');
  CHECK(read_markdown(brackets + "]").text == brackets + "]\n");
}

TEST_CASE("Markdown is recognised by its name", "[markdown]") {
  CHECK(is_markdown_name("a/note.md"));
  CHECK(is_markdown_name("NOTE.Markdown"));
  CHECK_FALSE(is_markdown_name("a.md/note.txt"));
  CHECK_FALSE(is_markdown_name("md"));
}

}  // namespace
}  // namespace tickerdex
