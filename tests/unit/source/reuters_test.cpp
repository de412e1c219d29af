#include <string>

#include "indexer/source/reuters_text.h"
#include "tests/unit/catch.h"
#include "tests/unit/source/shown.h"

namespace tickerdex {
namespace {

/// A record as the distribution prints it; the news in these tests is invented.
std::string story(const std::string& number, const std::string& text) {
  return "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" OLDID=\"9\" NEWID=\"" + number +
         "\">\n<DATE> 2-MAR-1987 09:30:01.25</DATE>\n<TOPICS><D>tin</D></TOPICS>\n" + text +
         "\n</REUTERS>\n";
}

constexpr const char* kHead = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n";

TEST_CASE("a Reuters story gives all its fields", "[reuters]") {
  const std::string text =
      "<REUTERS TOPICS=\"YES\" NEWID=\"77\">\n<DATE> 2-MAR-1987 09:30:01.25</DATE>\n"
      "<TOPICS><D>tin</D><D>zinc</D></TOPICS>\n<PLACES><D>peru</D></PLACES>\n"
      "<PEOPLE><D>doe</D></PEOPLE>\n<ORGS><D>un</D></ORGS>\n"
      "<EXCHANGES><D>lme</D></EXCHANGES>\n<COMPANIES></COMPANIES>\n"
      "<UNKNOWN> \n&#5;&#5;&#5;C M\n</UNKNOWN>\n<TEXT>&#2;\n<TITLE>TIN &lt;TTT> RISES\n "
      "AGAIN</TITLE>\n"
      "<AUTHOR>    By Jane Doe, Reuters</AUTHOR>\n"
      "<DATELINE>    LIMA, March 2 - </DATELINE><BODY>Tin rose by\nten pct at M&amp;N, "
      "traders\nsaid.\n"
      "    They named   no reason.\n       \n REUTER\n&#3;</BODY></TEXT>\n</REUTERS>\n";
  CHECK(read_text(kHead + text) ==
        Lines{"2+36 id=reut-77 title=TIN <TTT> RISES AGAIN body=Tin rose by ten pct at M&N, "
              "traders said.\\nThey named no reason. published=2-MAR-1987 09:30:01.25 "
              "dateline=LIMA, March 2 - source=Reuters author=Jane Doe language=en "
              "topics=tin+zinc+place:peru+person:doe+org:un+exchange:lme"});
}

TEST_CASE("flashes and unprocessed stories are articles too", "[reuters]") {
  const std::string tail =
      " published=2-MAR-1987 09:30:01.25 source=Reuters language=en topics=tin";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>TIN UP\n</TITLE>Blah blah blah.\n&#3;\n</TEXT>",
       "title=TIN UP"},
      {"<TEXT TYPE=\"BRIEF\">&#2;\n<TITLE>TIN UP</TITLE>\n    More of it\nfollows.\n&#3;</TEXT>",
       "title=TIN UP body=More of it follows."},
      {"<TEXT TYPE=\"UNPROC\">&#2;\n  TIN TABLE\n    Lima 1\n    Rome 2\n Reuter\n&#3;\n</TEXT>",
       "title=TIN TABLE body=TIN TABLE\\nLima 1\\nRome 2"},
      {"<TEXT TYPE=\"UNPROC\">&#2;\nTIN UP\n&#3;\n</TEXT>", "title=TIN UP"},
      {"<TEXT TYPE=\"UNPROC\">&#2;\n&#3;\n</TEXT>", "title=(untitled)"},
      {"", "title=(untitled)"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(read_text(kHead + story("5", text)) == Lines{"2+36 id=reut-5 " + expected + tail});
  }
}

TEST_CASE("a byte of a story that is not UTF-8 is windows-1252", "[reuters]") {
  const Lines lines = read_text(story("1", "<TEXT><TITLE>T\xFC R\x80</TITLE></TEXT>"));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find("title=Tü R€") != std::string::npos);
}

TEST_CASE("a truncated story is rejected and the next one is read", "[reuters]") {
  const std::string whole = story("2", "<TEXT><TITLE>B</TITLE></TEXT>");
  const std::string cut = "<REUTERS NEWID=\"1\">\n<TEXT><TITLE>A\n";
  const Lines lines = read_text(cut + whole + cut);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "! 1+0 truncated record: no </REUTERS> before the next <REUTERS");
  CHECK(lines[1].find("id=reut-2 title=B") != std::string::npos);
  CHECK(lines[2].starts_with("! 8+"));
  CHECK(lines[2].ends_with("truncated record: no </REUTERS> before the end"));
  CHECK(read_text(kHead) == Lines{"! 1+29 truncated record: no <REUTERS> in it"});
}

TEST_CASE("a wire date keeps its date, and its time if it is one", "[reuters]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"26-FEB-1987 15:01:01.79", "26-FEB-1987 15:01:01.79"},
      {"  3-MAR-1987 00:43:42.82", "3-MAR-1987 00:43:42.82"},
      {"3-MAR-1987  09:15:05.40", "3-MAR-1987 09:15:05.40"},
      {"7-APR-1987 16:22:00.0", "7-APR-1987 16:22:00.0"},
      {"27-MAR-1987 00:02:59.13&#5;&#5;&#5;RM", "27-MAR-1987 00:02:59.13"},
      {"9-APR-1987 00:00:00.00    # a note", "9-APR-1987 00:00:00.00"},
      {"31-MAR-1987 605:12:19.12", "31-MAR-1987"},
      {"31-MAR-1987", "31-MAR-1987"},
      {"31-MAR-1987 10:00:00.", "31-MAR-1987 10:00:00."},
      {"March 31, 1987", "March 31, 1987"},
      {"", ""},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(wire_date(text) == expected);
  }
}

TEST_CASE("entities become characters, and control characters are removed", "[reuters]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"&lt;IBM> &amp; &gt; &quot;x&apos;", "<IBM> & > \"x'"},
      {"a&#3;b&#127;c&#x1F;", "abc"},
      {"&#233;&#x963F;", "é阿"},
      {"AT&T; R&D &unknown; &#; &#x; &#99999999999;",
       "AT&T; R&D &unknown; &#; &#x; &#99999999999;"},
      {"&#xD800;", "\uFFFD"},
      {"tail &", "tail &"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(decode_entities(text) == expected);
  }
}

TEST_CASE("the agency signs off in many ways, and news may end in its name", "[reuters]") {
  CHECK(join_lines("News.\n Reuter\n") == "News.");
  CHECK(join_lines("News.\n REUTERS\n\n") == "News.");
  CHECK(join_lines("News.\nREUTER...^M\n") == "News.");
  CHECK(join_lines("News.\n    Reuter\n") == "News.");
  CHECK(join_lines("he told\nReuters in Rome.\n") == "he told Reuters in Rome.");
  CHECK(join_lines("").empty());
}

}  // namespace
}  // namespace tickerdex
