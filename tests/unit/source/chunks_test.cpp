// Splitting does not depend on the chunks of a stream.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/source/shown.h"

namespace tickerdex {
namespace {

/// Text with the parts of all formats in random order.
std::string random_text(std::mt19937& random, Format format) {
  static const std::vector<std::string> kJson = {
      "{\"title\":\"A\"}", "{", "}", "[", "]", ",", "\n", "\"", "\\", "\\\"", "1", " ", "\r\n"};
  static const std::vector<std::string> kRows = {"a",  ",",   "\"", "\"\"",  "\n",   "\r\n",
                                                 "\r", "b c", "\t", "\",\"", "\n\"", ""};
  static const std::vector<std::string> kStories = {
      "<REUTERS", "</REUTERS>", "<", "REUTERS>", "\n", "x", " NEWID=\"1\">", "</"};
  const auto& parts = format == Format::reuters_sgml                   ? kStories
                      : format == Format::csv || format == Format::tsv ? kRows
                                                                       : kJson;
  std::string text = format == Format::csv ? "x,y\n" : format == Format::tsv ? "x\ty\n" : "";
  for (auto count = random() % 40; count > 0; --count) text += parts[random() % parts.size()];
  return text;
}

TEST_CASE("records are the same whatever the size of the chunks", "[chunks]") {
  std::mt19937 random(20251114);
  for (const Format format : {Format::text, Format::jsonl, Format::json, Format::csv, Format::tsv,
                              Format::reuters_sgml}) {
    for (int round = 0; round < 400; ++round) {
      const std::string text = random_text(random, format);
      const Lines expected = cut(text, format, 4096);
      for (const std::size_t chunk : {1u, 2u, 3u, 7u, 64u}) {
        CAPTURE(text, name_of(format), chunk);
        REQUIRE(cut(text, format, chunk) == expected);
      }
    }
  }
}

TEST_CASE("a record that is too large is rejected and the next one read", "[chunks]") {
  constexpr std::size_t kLimit = 100;
  const std::string large(kLimit + 1, 'x');
  const std::string too_large = "record too large: over 0 MiB";
  struct Row {
    Format format;
    std::string bytes;
    Lines expected;
  };
  const std::vector<Row> rows = {
      {Format::text, large, {"! 1+0 " + too_large}},
      {Format::text, large.substr(1), {"1+0 " + large.substr(1)}},
      {Format::jsonl, large + "\nB\n", {"! 1+0 " + too_large, "2+102 B"}},
      {Format::json, "[\"" + large + "\",\n7]", {"! 1+1 " + too_large, "2+106 7"}},
      {Format::json, "{" + large, {"! 1+0 " + too_large}},
      {Format::csv, "x,y\nA," + large + "\nB,1\n", {"! 2+4 " + too_large, "3+108 B,1"}},
      {Format::csv, "x,y\nA,\"" + large + "\"\nB,1\n", {"! 2+4 " + too_large, "3+110 B,1"}},
      {Format::csv,
       "x,y\nA,\"" + large + "\nB,1\n",
       {"! 2+4 unclosed quote: the field that opens here is not closed", "3+109 B,1"}},
      {Format::reuters_sgml,
       "<REUTERS>" + large + "</REUTERS>\n<REUTERS></REUTERS>",
       {"! 1+0 " + too_large, "2+121 <REUTERS></REUTERS>"}},
      {Format::reuters_sgml,
       "<REUTERS>" + large + "\n<REUTERS></REUTERS>",
       {"! 1+0 " + too_large, "2+111 <REUTERS></REUTERS>"}},
  };
  for (const Row& row : rows) {
    for (const std::size_t chunk : {1u, 16u, 4096u}) {
      CAPTURE(row.bytes, chunk);
      Lines lines = cut(row.bytes, row.format, chunk, kLimit);
      CHECK(lines == row.expected);
    }
  }
}

TEST_CASE("records are at their recorded places", "[chunks]") {
  std::mt19937 random(1987);
  for (const Format format : {Format::jsonl, Format::json, Format::csv, Format::reuters_sgml}) {
    for (int round = 0; round < 200; ++round) {
      std::string text = random_text(random, format);
      std::erase(text, '\r');
      for (const std::string& line : cut(text, format, 16)) {
        if (line.starts_with("!")) continue;
        CAPTURE(text, line);
        const std::size_t plus = line.find('+');
        const std::size_t space = line.find(' ');
        const auto number = std::stoul(line.substr(0, plus));
        const auto offset = std::stoul(line.substr(plus + 1, space - plus - 1));
        const std::string bytes = line.substr(space + 1, line.find('\\', space) - space - 1);
        REQUIRE(text.substr(offset, bytes.size()) == bytes);
        REQUIRE(static_cast<std::size_t>(
                    std::count(text.begin(), text.begin() + static_cast<long>(offset), '\n')) +
                    1 ==
                number);
      }
    }
  }
}

}  // namespace
}  // namespace tickerdex
