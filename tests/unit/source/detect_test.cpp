#include "indexer/source/detect.h"

#include <fmt/format.h>

#include <string>

#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

using namespace std::string_literals;

struct Row {
  std::string content;
  std::string path;
  std::string expected;
};

std::string shown(const Detected& detected) {
  switch (detected.kind) {
    case Detected::Kind::articles:
      return std::string(name_of(detected.format));
    case Detected::Kind::empty:
      return "empty";
    case Detected::Kind::binary:
      return "binary: " + detected.what;
    case Detected::Kind::unsupported:
      return "unsupported: " + detected.what;
    case Detected::Kind::documentation:
      return "documentation: " + detected.what;
  }
  return {};
}

TEST_CASE("a file's format is detected by its content first and its name second", "[detect]") {
  const std::vector<Row> rows = {
      {"", "a.txt", "empty"},
      {" \n\t\r\n", "a.jsonl", "empty"},
      {"Oil rises\n\nIt rose.", "a", "text"},
      {"[Reuters] Oil rises", "a.txt", "text"},
      {"{sic} Oil rises", "-", "text"},
      {"{\"title\":\"A\"}\n{\"title\":\"B\"}\n", "a.txt", "jsonl"},
      {"{\"title\":\"A\"}", "a.csv", "jsonl"},
      {"{\"title\":\"A\", \"x\":\n{\"title\":\"B\"}\n{\"title\":\"C\"}\n", "-", "jsonl"},
      {"{\"title\":\"" + std::string(kDetectBytes, 'x'), "-", "jsonl"},
      {"{\n  \"title\": \"A\"\n}\n", "a.jsonl", "json"},
      {"{\"items\": [\n  {\"a\": 1},\n  {\"a\": 2}\n]}\n", "-", "json"},
      {"\n [ {\"title\":\"A\"}]", "a.jsonl", "json"},
      {"[]", "a", "json"},
      {"broken\n{\"title\":\"B\"}\n", "a.NDJSON", "jsonl"},
      {"title,body\nA,one\n", "a", "csv"},
      {"Date;Headline\n2025;A\n", "-", "csv"},
      {"title\tbody\nA\tone\n", "a.txt", "tsv"},
      {"x,y\n1,2\n", "a.csv", "csv"},
      {"x,y\n1,2\n", "a.txt", "text"},
      {"Oil, gas and the rest\nmore, text\n", "a.txt", "text"},
      {"x\ty\n", "a.tsv", "tsv"},
      {"<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS >", "a", "reuters"},
      {"<REUTERS TOPICS=\"NO\">", "-", "reuters"},
      {"<IBM> shares rise\n", "-", "text"},
      {"<!-- a note -->\n<!ELEMENT A - - (B)>", "a", "documentation: DTD"},
      {"<!DOCTYPE html><html>", "a.txt", "html"},
      {"<div>part of a page</div>", "a.html", "html"},
      {"<?xml version=\"1.0\"?>\n<!-- saved -->\n<html xmlns=\"x\">", "a.xml", "html"},
      {"<header>news", "a.txt", "text"},
      {"<?xml version=\"1.0\"?><a/>", "-", "unsupported: XML"},
      {"WARC/1.0\r\n", "-", "warc"},
      {"\x7F"
       "ELF\x02\x01",
       "a.txt", "binary: ELF program"},
      {"\x89PNG\r\n\x1A\n", "a", "binary: PNG image"},
      {"%PDF-1.7\n", "a", "binary: PDF document"},
      {"PK\x03\x04", "a", "binary: ZIP archive"},
      {"\x1F\x8B\x08", "a.jsonl.gz", "binary: gzip data"},
      {std::string(257, 'a') + "ustar", "a", "binary: tar archive"},
      {"ab\0\0\0\0cd"s, "a.txt", "binary: control characters"},
      {"one NUL\0in a text"s, "a.txt", "text"},
      {"caf\xE9 cr\xE8me", "a", "text"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.content.substr(0, 80), row.path);
    CHECK(shown(detect(row.content, row.path)) == row.expected);
  }
}

}  // namespace
}  // namespace tickerdex
