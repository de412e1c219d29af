#include <string>

#include "indexer/source/csv_rows.h"
#include "tests/unit/catch.h"
#include "tests/unit/source/shown.h"

namespace tickerdex {
namespace {

struct Row {
  std::string input;
  Lines expected;
};

TEST_CASE("CSV is read as in RFC 4180", "[csv]") {
  const std::vector<Row> rows = {
      {"title,body\nA,one\nB,two\n", {"2+11 title=A body=one", "3+17 title=B body=two"}},
      {"title,body\r\nA,one\r\nB,two", {"2+12 title=A body=one", "3+19 title=B body=two"}},
      {"title,body\rA,one\rB,two\r", {"2+11 title=A body=one", "3+17 title=B body=two"}},
      {"title,body\n\"A, \"\"quoted\"\"\",\"one\ntwo\"\nB,three\n",
       {"2+11 title=A, \"quoted\" body=one\\ntwo", "4+37 title=B body=three"}},
      {"title,body\r\n\"A\",\"one\r\ntwo\"\r\nB,x\r\n",
       {"2+12 title=A body=one\\ntwo", "4+28 title=B body=x"}},
      {"\"title\",\"body\"\n\nA,\"\"\n\n", {"3+16 title=A"}},
      {"title;body\nA;one, two\n", {"2+11 title=A body=one, two"}},
      {"title|tickers\nA|BABA;JD\n", {"2+14 title=A tickers=BABA+JD"}},
      {"sep=;\ntitle;body\nA;one\n", {"3+17 title=A body=one"}},
      {"\n\ntitle,body\nA,one\n", {"4+13 title=A body=one"}},
      {"Headline,\"long\nname\"\nA,x\n", {"3+21 title=A"}},
      {"title,body\nA,one,,\n", {"2+11 title=A body=one"}},
      {"title,body\nA,say \"hi\" now\n", {"2+11 title=A body=say \"hi\" now"}},
      {"title,body\nA,\"say \"hi\" now\"\n", {"2+11 title=A body=say \"hi\" now"}},
      {"title,body\ncaf\xE9,one\n", {"2+11 title=café body=one"}},
      {"title\nA\nB\n", {"2+6 title=A", "3+8 title=B"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(read_text(row.input, Format::csv) == row.expected);
  }
}

TEST_CASE("a row that does not match its header is rejected with its line", "[csv]") {
  const std::vector<Row> rows = {
      {"id,title,body\n1,A,one\n2,B\n3,C,three\n",
       {"2+14 id=1 title=A body=one", "! 3+22 too few fields: 2 of 3",
        "4+26 id=3 title=C body=three"}},
      {"id,title\n1,A,x\n", {"! 2+9 too many fields: 3 of 2"}},
      {"id,x\n1,A\n", {"! 2+5 no title and no body: columns: id, x"}},
      {"id,title\n1,\n", {"! 2+9 no title and no body: columns: id, title"}},
      {"id,title\n", {"~ -: no records"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(read_text(row.input, Format::csv) == row.expected);
  }
}

TEST_CASE("a quote that is never closed costs only its line", "[csv]") {
  const std::string unclosed = "unclosed quote: the field that opens here is not closed";
  const std::vector<Row> rows = {
      {"title,body\nA,\"one\nB,two\nC,three\n",
       {"! 2+11 " + unclosed, "3+18 title=B body=two", "4+24 title=C body=three"}},
      // The next row's quotes are recognised.
      {"title,body\nA,\"one\nB,\"two\"\n\"C\",three\n",
       {"! 2+11 " + unclosed, "3+18 title=B body=two", "4+26 title=C body=three"}},
      // The place is that of the opening quote, not of its row.
      {"title,body,x\n\"A\nA\",\"one,\nB,two,x\n", {"! 3+13 " + unclosed, "4+25 title=B body=two"}},
      {"title,body\nA,\"", {"! 2+11 " + unclosed}},
      {"\"title,body\nA,one\n", {"! 1+0 unclosed quote: in the header"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    Lines lines = read_text(row.input, Format::csv);
    lines.resize(std::min(lines.size(), row.expected.size()));
    CHECK(lines == row.expected);
  }
}

TEST_CASE("quotes that are never closed do not make reading quadratic", "[csv]") {
  // None of these fields is closed, and none shows that the previous one was not closed. Reading to
  // the end for each row would be 500 MB.
  std::string text = "title\tbody\n";
  for (int row = 0; row < 50'000; ++row) text += "\"\"A x\tb\n";
  const Lines lines = cut(text, Format::tsv, 4096, 10'000);
  CHECK(lines.size() == 50'000);
  CHECK(lines.back() == "50001+400003 \"\"A x\\tb");
}

TEST_CASE("TSV is read with quotes and without", "[csv]") {
  const std::vector<Row> rows = {
      {"title\tbody\nA\tone, two\n", {"2+11 title=A body=one, two"}},
      {"title\tbody\nA\t\"one\ntwo\"\n", {"2+11 title=A body=one\\ntwo"}},
      {"title\tbody\n\"Buy\" says he\tone\nB\ttwo\n",
       {"2+11 title=\"Buy\" says he body=one", "3+29 title=B body=two"}},
      {"title\tbody\nA\n", {"! 2+11 too few fields: 1 of 2"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(read_text(row.input, Format::tsv) == row.expected);
  }
}

TEST_CASE("--map gives columns their meaning", "[csv]") {
  CHECK(read_text("HL,story,title\nA,one,Mr\n", Format::csv,
                  {{"title", "hl"}, {"body", "STORY"}}) == Lines{"2+15 title=A body=one"});
}

TEST_CASE("the delimiter is the one that splits the header into the most columns", "[csv]") {
  CHECK(sniff_delimiter("a,b,c") == ',');
  CHECK(sniff_delimiter("a;b;c") == ';');
  CHECK(sniff_delimiter("a\tb") == '\t');
  CHECK(sniff_delimiter("\"a,b,c\"|d") == '|');
  CHECK(sniff_delimiter("alone") == ',');
}

}  // namespace
}  // namespace tickerdex
