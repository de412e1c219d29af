#include <string>

#include "indexer/source/json_value.h"
#include "tests/unit/catch.h"
#include "tests/unit/source/shown.h"

namespace tickerdex {
namespace {

using namespace std::string_literals;

struct Row {
  std::string line;
  std::string expected;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(read_text(row.line, Format::jsonl) == Lines{row.expected});
  }
}

TEST_CASE("each key of an object sets its field", "[json]") {
  check_rows({
      {R"({"id":"a1","link":"http://e.com/1","headline":"Oil","text":"Up.","date":"2025-11-14",)"
       R"("symbols":["BABA","JD"],"publisher":"Wire","byline":"A. B","language":"en",)"
       R"("tags":["x","y"],"sentiment_score":0.66,"market_impact":"0.31"})",
       "1+0 id=a1 url=http://e.com/1 title=Oil body=Up. published=2025-11-14 source=Wire "
       "author=A. B language=en tickers=BABA+JD topics=x+y sentiment=0.66 impact=0.31"},
      {R"({"TITLE":"T","Tickers":"BABA, JD;PDD|9988.HK, ,BABA"})",
       "1+0 title=T tickers=BABA+JD+PDD+9988.HK"},
      {R"({"title":"T","tickers":"['BABA', 'JD']"})", "1+0 title=T tickers=BABA+JD"},
      {R"({"headline":"second","title":"first"})", "1+0 title=first"},
      {R"({"title":"","headline":"second"})", "1+0 title=second"},
      {R"({"title":null,"headline":"second"})", "1+0 title=second"},
      {R"({"title":"one","Title":"two"})", "1+0 title=one"},
      {R"({"title":"T","published":1763078400})", "1+0 title=T published=1763078400"},
      {R"({"id":12345678901234567890123,"title":"T"})", "1+0 id=12345678901234567890123 title=T"},
      {R"({"title":"T","source":{"id":null,"name":"Wire"},"author":{"name":"A"}})",
       "1+0 title=T source=Wire author=A"},
      {R"({"title":"T","author":["A","B",{"name":"C"}]})", "1+0 title=T author=A, B, C"},
      {R"({"title":"T","body":["One.","Two."]})", "1+0 title=T body=One.\\nTwo."},
      {R"({"title":"T","topics":[{"topic":"Earnings","relevance_score":"0.9"},{"name":"IPO"},"x"]})",
       "1+0 title=T topics=Earnings+IPO+x"},
      {R"({"title":"T","tickers":[{"ticker":"BABA","sentiment":0.88},{"symbol":"JD"}]})",
       "1+0 title=T tickers=BABA+JD BABA=0.88"},
      {R"({"title":"T","ticker_sentiment":{"BABA":0.88,"JD":-0.4}})",
       "1+0 title=T BABA=0.88 JD=-0.4"},
      {R"({"title":"T","ticker_sentiment":[{"ticker":"JD","ticker_sentiment_score":"0.41"}]})",
       "1+0 title=T JD=0.41"},
      {R"({"title":"T","ticker_sentiment":"BABA:0.88; NYSE:JD=0.4"})",
       "1+0 title=T BABA=0.88 NYSE:JD=0.4"},
      {R"({"title":"T","sentiment":{"score":0.5,"label":"good"}})", "1+0 title=T sentiment=0.5"},
      {R"({"_id":{"$oid":"5f"},"title":"T","date":{"$date":{"$numberLong":"1763078400000"}}})",
       "1+0 id=5f title=T published=1763078400000"},
      {R"({"title":"T","crawled_at":"2025-11-14T09:00:00Z","age":"9 hours ago"})",
       "1+0 title=T relative=9 hours ago crawled=1763110800"},
      {R"({"title":"T","crawled":"some day"})", "1+0 title=T"},
      {R"({"title":" a\n b ","body":"line\r\nnext\u001b[0m\ttab"})",
       "1+0 title=a b body=line\\nnext [0m\\ttab"},
      {R"({"unknown":{"deep":[1,{"title":"no"}]},"title":"T"})", "1+0 title=T"},
  });
}

TEST_CASE("a record without an article is rejected with its reason", "[json]") {
  check_rows({
      {R"({"a":1,"b":2})", "! 1+0 no title and no body: keys: a, b"},
      {R"({"title":" ","body":""})", "! 1+0 no title and no body: keys: title, body"},
      {R"({})", "! 1+0 no title and no body: keys: "},
      {R"([{"title":"T"}])", "! 1+0 not a JSON object"},
      {R"("title")", "! 1+0 not a JSON object"},
      {R"(17)", "! 1+0 not a JSON object"},
      {R"({"title":"T")", "! 1+0 invalid JSON: column 13"},
      {R"({"title":"T","body":"cut o)", "! 1+0 invalid JSON: column 27"},
      {R"({"title":"T"} x)", "! 1+0 invalid JSON: column 15"},
  });
}

TEST_CASE("common errors of JSON writers are repaired", "[json]") {
  check_rows({
      {"{\"title\":\"caf\xE9\"}", "1+0 title=café"},
      {"{\"title\":\"a\0b\x01"
       "c\td\"}"s,
       "1+0 title=a b c d"},
      {R"({"title":"a\u0000b"})", "1+0 title=ab"},
      {R"({"title":"up \ud83d\udcc8"})", "1+0 title=up 📈"},
      {R"({"title":"half \ud83d"})", "1+0 title=half \uFFFD"},
      {R"({"title":"other half \udcc8\\ud83d"})", "1+0 title=other half \uFFFD\\ud83d"},
      {R"({"title":"T","sentiment":NaN,"impact":-Infinity})", "1+0 title=T"},
      {R"({"title":"NaN","sentiment":1e999})", "1+0 title=NaN"},
      {"\x1E{\"title\":\"T\"}", "1+0 title=T"},
  });
}

TEST_CASE("millions of brackets are rejected without recursion", "[json]") {
  const std::string deep = R"({"title":"T","x":)" + std::string(1'000'000, '[');
  CHECK(read_text(deep, Format::jsonl) ==
        Lines{"! 1+0 invalid JSON: nested deeper than 256 levels"});
  const std::string allowed =
      R"({"title":"T","x":)" + std::string(255, '[') + std::string(255, ']') + "}";
  CHECK(read_text(allowed, Format::jsonl) == Lines{"1+0 title=T"});
}

TEST_CASE("a problem's message quotes nothing of the input", "[json]") {
  const auto any = [](std::string_view) { return true; };
  const auto problem =
      std::get<JsonProblem>(parse_json(R"({"title": )" + std::string(100'000, 'x'), any));
  CHECK(problem.words.size() < 200);
  CHECK(problem.words.find("xx") == std::string::npos);
}

TEST_CASE("a bad line of JSON lines costs only that line", "[json]") {
  CHECK(read_text("{\"title\":\"A\"}\r\n\n  \n{\"title\": \n{\"title\":\"B\"}") ==
        Lines{"1+0 title=A", "! 4+19 invalid JSON: column 11", "5+30 title=B"});
}

TEST_CASE("an array is cut into its elements, however it is printed", "[json]") {
  CHECK(read_text(R"([{"title":"A ] } \" [", "x":[[]]},{"title":"B"}])") ==
        Lines{"1+1 title=A ] } \" [", "1+34 title=B"});
  CHECK(read_text("[\n  {\n    \"title\": \"A\"\n  },\n  {\n    \"title\": \"B\"\n  }\n]\n") ==
        Lines{"2+4 title=A", "5+30 title=B"});
  CHECK(read_text("{\n  \"title\": \"A\"\n}\n{\n  \"title\": \"B\"\n}\n") ==
        Lines{"1+0 title=A", "4+19 title=B"});
  CHECK(read_text("[1, \"x\", {\"title\":\"A\"}, null]", Format::json) ==
        Lines{"! 1+1 not a JSON object", "! 1+4 not a JSON object", "1+9 title=A",
              "! 1+24 not a JSON object"});
  CHECK(read_text("[]") == Lines{"~ -: no records"});
}

TEST_CASE("the complete elements of a truncated array are kept", "[json]") {
  CHECK(read_text("[{\"title\":\"A\"},\n{\"title\":\"B\"},\n{\"title\":\"C") ==
        Lines{"1+1 title=A", "2+16 title=B",
              "! 3+31 invalid JSON: the input ends inside this value"});
  CHECK(read_text("[{\"title\":\"A\"}") ==
        Lines{"1+1 title=A", "! 1+14 invalid JSON: the array is not closed"});
}

TEST_CASE("a broken element of an array costs only that element", "[json]") {
  CHECK(read_text(R"([{"title":"A"},{"title": },{"title":"B"}])") ==
        Lines{"1+1 title=A", "! 1+15 invalid JSON: column 11", "1+27 title=B"});
  CHECK(read_text("[{\"title\":\"A\"}]\njunk, junk\n[{\"title\":\"B\"}]", Format::json) ==
        Lines{"1+1 title=A", "! 2+16 invalid JSON: expected '{' or '['", "3+28 title=B"});
}

}  // namespace
}  // namespace tickerdex
