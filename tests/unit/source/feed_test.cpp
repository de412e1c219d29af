// Feeds: what each item becomes, where it stands, and what happens to damaged ones.
#include <string>
#include <vector>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/source/feed/feed_date.h"
#include "indexer/source/feed/person.h"
#include "indexer/source/feed/web_address.h"
#include "tests/unit/catch.h"
#include "tests/unit/source/shown.h"

namespace tickerdex {
namespace {

using namespace std::string_literals;

// What one item of a feed becomes, without its place.
std::string item(const std::string& content, const std::string& channel = "",
                 const std::string& spaces = "") {
  const Lines lines = read_text("<rss version=\"2.0\"" + spaces + "><channel>" + channel +
                                "<item>" + content + "</item></channel></rss>");
  REQUIRE(lines.size() == 1);
  return lines[0].substr(lines[0].find(' ') + 1);
}

std::string entry(const std::string& content, const std::string& feed = "") {
  const Lines lines = read_text(
      "<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:base=\"http://example.com/a/\">" +
      feed + "<entry>" + content + "</entry></feed>");
  REQUIRE(lines.size() == 1);
  return lines[0].substr(lines[0].find(' ') + 1);
}

TEST_CASE("an item of RSS is an article", "[feed]") {
  CHECK(read_text(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Sample Wire</title><link>http://example.com/</link><language>en-us</language>
<item>
  <title>Tin &amp;amp; zinc rise</title>
  <link>http://example.com/tin</link>
  <description>&lt;p&gt;Prices rose.&lt;/p&gt;&lt;p&gt;Again.&lt;/p&gt;</description>
  <dc:creator>Jane Doe</dc:creator>
  <category>Metals</category><category domain="https://example.com/rss/stock">NYSE:HTN</category>
  <guid isPermaLink="false">urn:example:1</guid>
  <pubDate>Fri, 14 Nov 2025 09:30:00 GMT</pubDate>
</item>
<item><title>Second</title></item>
</channel></rss>)") ==
        Lines{"4+180 id=urn:example:1 url=http://example.com/tin title=Tin & zinc rise "
              "body=Prices rose.\\n\\nAgain. published=Fri, 14 Nov 2025 09:30:00 GMT "
              "source=Sample Wire author=Jane Doe language=en-us tickers=NYSE:HTN topics=Metals",
              "13+594 title=Second source=Sample Wire language=en-us"});
}

TEST_CASE("of several ways to say a thing the best counts", "[feed]") {
  const std::string spaces =
      " xmlns:content='http://purl.org/rss/1.0/modules/content/' "
      "xmlns:media='http://search.yahoo.com/mrss/'"
      " xmlns:dcterms='http://purl.org/dc/terms/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
      " xmlns:atom='http://www.w3.org/2005/Atom' xmlns:sa='https://example.com/sa'";
  struct Row {
    std::string content;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"<description>Short</description><content:encoded><![CDATA[<b>Long</b> "
       "text]]></content:encoded>",
       "body=Long text"},
      {"<content:encoded><![CDATA[<img "
       "src='x'>]]></content:encoded><description>Short</description>",
       "body=Short"},
      {"<media:title>No</media:title><title>Yes</title>", "title=Yes"},
      {"<media:group><media:title>Film</media:title><media:description>It is "
       "long.</media:description></media:group>",
       "title=Film body=It is long."},
      {"<title>T</title><image><title>Picture</title></image>", "title=T"},
      {"<title>T</title><guid>http://example.com/1</guid>",
       "id=http://example.com/1 url=http://example.com/1 title=T"},
      {"<title>T</title><guid isPermaLink='false'>7</guid><link>http://example.com/1</link>",
       "url=http://example.com/1 title=T"},
      {"<title>T</title><guid isPermaLink='false'>7</guid>", "id=7 title=T"},
      {"<title>T</title><atom:link rel='self' "
       "href='http://example.com/self'/><link>http://example.com/1</link>",
       "url=http://example.com/1 title=T"},
      {"<title>T</title><dcterms:modified>2025-11-15</dcterms:modified><dc:date>2025-11-14</"
       "dc:date>",
       "title=T published=2025-11-14"},
      {"<title>T</title><pubDate>soon</pubDate><dc:date>2025-11-14</dc:date>",
       "title=T published=2025-11-14"},
      {"<title>T</title><pubDate>soon</pubDate>", "title=T published=soon"},
      {"<title>T</title><author>jane@example.com (Jane Doe)</author>", "title=T author=Jane Doe"},
      {"<title>T</title><dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator>",
       "title=T author=Jane Doe, John Roe"},
      {"<title>T</title><source url='http://example.org/'>Other Wire</source>",
       "title=T source=Other Wire"},
      {"<title>T</title><sa:stock><sa:symbol>BABA</sa:symbol><sa:company_name>Alibaba</"
       "sa:company_name></sa:stock>",
       "title=T tickers=BABA"},
      {"<title>T</title><sa:tickers>BABA, JD</sa:tickers><category type='symbol'>PDD</category>",
       "title=T tickers=BABA+JD+PDD"},
      {"<title>T</title><category term='m1' label='Metals'/><media:keywords>tin, "
       "zinc</media:keywords>",
       "title=T topics=Metals+m1+tin+zinc"},
      {"<title>Profit at &lt;IBM&gt; up</title>", "title=Profit at <IBM> up"},
      {"<title>AT&T rises</title>", "title=AT&T rises"},
      {"<title>Tin rises - Other Wire</title><source>Other Wire</source>",
       "title=Tin rises source=Other Wire"},
      {"<title>T</title><description>&lt;p&gt;Text.&lt;/p&gt;&lt;p&gt;The post "
       "&lt;a&gt;T&lt;/a&gt; "
       "appeared first on &lt;a&gt;Wire&lt;/a&gt;.&lt;/p&gt;</description>",
       "title=T body=Text."},
      {"<title>T</title><category domain='https://example.com/rss/ISIN'>US0000000000</category>"
       "<sa:author_name>Jane Doe</sa:author_name>",
       "title=T author=Jane Doe"},
      {"<title>T</title><description><p>Naked <b>markup</b></p><br>more</description>",
       "title=T body=Naked markup\\n\\nmore"},
  };
  for (const auto& [content, expected] : rows) {
    INFO(content);
    CHECK(item(content, "", spaces) == expected);
  }
}

TEST_CASE("an entry of Atom says what its text is", "[feed]") {
  CHECK(
      entry("<title type='html'>Tin &amp;amp; &lt;b&gt;zinc&lt;/b&gt;</title><link href='../tin'/>"
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Prices "
            "rose.</p></div></content>"
            "<summary>Short</summary><author><name>Jane "
            "Doe</name><email>j@example.com</email></author>"
            "<published>2025-11-14T09:30:00Z</published><updated>2025-11-15T09:30:00Z</updated>"
            "<id>tag:example.com,2025:1</id>") ==
      "id=tag:example.com,2025:1 url=http://example.com/tin title=Tin & zinc "
      "body=Prices rose. published=2025-11-14T09:30:00Z author=Jane Doe");
  CHECK(entry("<title>A &lt;IBM&gt; B</title><link rel='enclosure' href='x.mp3'/><link "
              "rel='alternate' href='y'/>") == "url=http://example.com/a/y title=A <IBM> B");
  CHECK(
      entry("<title>T</title><content type='text/html' mode='base64'>PGI+Qm9keTwvYj4=</content>") ==
      "title=T body=Body");
  CHECK(entry("<title>T</title><content type='image/png'>iVBORw0KGgoAAAAA</content>") == "title=T");
  CHECK(entry("<title>T</title>", "<title>Wire</title><author><name>Jane Doe</name></author>") ==
        "title=T source=Wire author=Jane Doe");
  CHECK(
      entry(
          "<title>T</title><source><title>Other</title><author><name>John</name></author></source>",
          "<title>Wire</title><author><name>Jane Doe</name></author>") ==
      "title=T source=Other author=John");
  CHECK(entry("<title xml:lang='de'>T</title>") == "title=T language=de");
}

TEST_CASE("RDF and CDF are feeds, too, and an XHTML page is none", "[feed]") {
  CHECK(read_text("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
                  "xmlns='http://purl.org/rss/1.0/'>"
                  "<channel rdf:about='x'><title>Wire</title></channel>"
                  "<item rdf:about='http://example.com/1'><title>Tin</title></item></rdf:RDF>") ==
        Lines{"1+150 id=http://example.com/1 url=http://example.com/1 title=Tin source=Wire"});
  CHECK(read_text("<CHANNEL HREF='http://example.com/'><TITLE>Wire</TITLE><ITEM "
                  "HREF='http://example.com/1' "
                  "LASTMOD='2004-04-06T23:05:43-05:00'><TITLE>Tin</TITLE><ABSTRACT>It "
                  "rose.</ABSTRACT></ITEM></CHANNEL>") ==
        Lines{"1+55 url=http://example.com/1 title=Tin body=It rose. "
              "published=2004-04-06T23:05:43-05:00 source=Wire"});
  const Lines page = read_text(
      "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html "
      "xmlns='http://www.w3.org/1999/xhtml'>"
      "<head><title>Page</title></head><body><p>Text of it.</p></body></html>");
  REQUIRE(page.size() == 1);
  CHECK(page[0].ends_with(" page"));
  CHECK(read_text("<?xml version='1.0'?><urlset><url/></urlset>") ==
        Lines{"~ -: XML is not read yet"});
  CHECK(read_text("<?xml version='1.0'?><!DOCTYPE html><rss><item><title>T</title></item></rss>")
            .at(0)
            .ends_with("title=T"));
}

TEST_CASE("what a feed says behind its items counts for them", "[feed]") {
  CHECK(
      read_text("<rss><channel><item><title>T</title></item><title>Wire</title></channel></rss>") ==
      Lines{"1+14 title=T source=Wire"});
}

TEST_CASE("a damaged feed is repaired, or rejected by name", "[feed]") {
  const std::string head = "<rss><channel>\n";
  CHECK(read_text(head + "<item><title>A</title>\n<item><title>B</title></channel></rss>") ==
        Lines{"2+15 title=A", "3+38 title=B"});
  CHECK(read_text(head + "<item><title>A</title></item>\n<item><title>B") ==
        Lines{"2+15 title=A", "! 3+45 truncated record: no </item> before the end"});
  CHECK(read_text(head + "<item><title><![CD") ==
        Lines{"! 2+15 truncated record: no </item> before the end"});
  CHECK(read_text(head + "<title>Wire") ==
        Lines{"! 2+26 truncated document: no </rss> before the end"});
  CHECK(read_text(head + "</channel></rss>") == Lines{"~ -: no records"});
  CHECK(read_text(head + "<item/><item><link>http://example.com/</link></item></channel></rss>") ==
        Lines{"! 2+15 no title and no body: an item of a feed",
              "! 2+22 no title and no body: an item of a feed"});
  CHECK(read_text("<feed><entry><title>A</title><entry><title>B</title></entry></feed>") ==
        Lines{"1+6 title=A", "1+29 title=B"});
  CHECK(read_text(
            "<feed><entry><title>A</title><x><entry><title>B</title></entry></x></entry></feed>") ==
        Lines{"1+6 title=A"});
}

TEST_CASE("entities that multiply reject the items that use them", "[feed]") {
  std::string laughs = "<!DOCTYPE rss [<!ENTITY l0 \"ha\">";
  for (int i = 1; i < 10; ++i) {
    laughs += "<!ENTITY l" + std::to_string(i) + " \"";
    for (int times = 0; times < 10; ++times) laughs += "&l" + std::to_string(i - 1) + ";";
    laughs += "\">";
  }
  const Lines lines = read_text(
      laughs + "]><rss><item><title>&l9;</title></item><item><title>&l0;</title></item></rss>");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].ends_with("invalid XML: entities expand to more than 1 MiB"));
  CHECK(lines[1].ends_with(" title=ha"));
  CHECK(read_text("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><item><title>T "
                  "&x;</title></item></rss>")
            .at(0)
            .ends_with("title=T &x;"));
}

TEST_CASE("a feed may be in any charset, whatever it claims", "[feed]") {
  const auto feed = [](const std::string& encoding, const std::string& title) {
    return "<?xml version='1.0' encoding='" + encoding + "'?><rss><item><title>" + title +
           "</title></item></rss>";
  };
  CHECK(read_text(feed("utf-8", "Zürich")).at(0).ends_with("title=Zürich"));
  CHECK(read_text(feed("iso-8859-1", "Z\xFCrich \x80")).at(0).ends_with("title=Zürich €"));
  CHECK(read_text(feed("iso-8859-1", "Zürich")).at(0).ends_with("title=Zürich"));
  CHECK(read_text(feed("utf-8", "Z\xFCrich")).at(0).ends_with("title=Zürich"));
  CHECK(read_text(feed("shift_jis", "\x93\x8C\x8B\x9E")).at(0).ends_with("title=東京"));
  CHECK(read_text(feed("koi8-r", "\xEE\xC5\xC6\xD4\xD8")).at(0).ends_with("title=Нефть"));
  CHECK(read_text(feed("no-such", "Z\xFCrich is a town in the north of the country"))
            .at(0)
            .find("title=Zürich") != std::string::npos);
  std::string wide;
  for (const char c : feed("utf-16", "Oil")) wide.append(1, c).append(1, '\0');
  CHECK(read_text(wide).at(0).ends_with("title=Oil"));
  CHECK(read_text("\xFF\xFE" + wide).at(0).ends_with("title=Oil"));
}

TEST_CASE("an item is cut wherever a chunk ends, and a long one is skipped", "[feed]") {
  const std::string feed =
      "<?xml version='1.0'?><!-- <item> --><rss a='>'><channel><title><![CDATA[<item>]]></title>\n"
      "<item><title>A &amp; <![CDATA[</item>]]></title></item>\n<item b='1'/><item><a>" +
      std::string(100, 'x') + "</a></item><item>C</item></channel></rss>";
  const Lines whole = cut(feed, Format::feed, 4096);
  CHECK(whole.size() == 4);
  for (const std::size_t chunk : {1, 2, 3, 7, 16, 61})
    CHECK(cut(feed, Format::feed, chunk) == whole);
  const Lines limited = cut(feed, Format::feed, 16, 64);
  for (const std::size_t chunk : {1, 5, 4096}) CHECK(cut(feed, Format::feed, chunk, 64) == limited);
  REQUIRE(limited.size() == 4);
  CHECK(limited[2].find("record too large") != std::string::npos);
  CHECK(limited[3].ends_with("<item>C</item>"));
}

TEST_CASE("a single item of 10 MB is an article", "[feed]") {
  std::string text;
  while (text.size() < 10'000'000) text += "<p>Oil rose.</p> ";
  const Lines lines = read_text("<rss><item><title>T</title><description><![CDATA[" + text +
                                "]]></description></item></rss>");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].size() > 5'000'000);
  CHECK(lines[0].find('<') == std::string::npos);
}

TEST_CASE("people are read with and without their addresses", "[feed]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Jane Doe", "Jane Doe"},
      {"jane@example.com (Jane Doe)", "Jane Doe"},
      {"Jane Doe (jane@example.com)", "Jane Doe"},
      {"Jane Doe <jane@example.com>", "Jane Doe"},
      {"\"Jane Doe\" <mailto:jane@example.com>", "Jane Doe"},
      {"jane@example.com", "jane@example.com"},
      {"jane@example.com (Jane Doe), john@example.com (John Roe)", "Jane Doe, John Roe"},
      {"@janedoe", "@janedoe"},
      {"", ""},
  };
  for (const auto& [text, expected] : rows) CHECK(person_name(text) == expected);
}

TEST_CASE("links are resolved as RFC 3986 has it", "[feed]") {
  const std::string base = "http://a/b/c/d;p?q";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"g;x=1/../y", "http://a/b/c/y"},
  };
  for (const auto& [link, expected] : rows) {
    INFO(link);
    CHECK(resolve_address(base, link) == expected);
  }
  CHECK(resolve_address("", "/g") == "/g");
  CHECK(resolve_address("http://a", "g") == "http://a/g");
}

TEST_CASE("dates of feeds are read in many languages", "[feed]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Fri, 14 Nov 2025 09:30:00 GMT", "2025-11-14T09:30:00Z"},
      {"Fri, 14 Nov 2025 09:30:00 +0000 GMT", "2025-11-14T09:30:00Z"},
      {"2025-11-14T09:30:00-05:00[America/New_York]", "2025-11-14T14:30:00Z"},
      {"2025-11-14T09Z", "2025-11-14T09:00:00Z"},
      {"ven., 14 nov. 2025 10:00:00 +0100", "2025-11-14T09:00:00Z"},
      {"Fr, 14 Mär 2025 10:00:00 +0100", "2025-03-14T09:00:00Z"},
      {"Пт, 14 ноя 2025 10:00:00 +0300", "2025-11-14T07:00:00Z"},
      {"Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"},
      {"2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"},
      {"2004년 5월 25일 오후 11:23:17", "2004-05-25T23:23:17Z"},
      {"no date", "none"},
  };
  for (const auto& [text, expected] : rows) {
    INFO(text);
    const auto date = parse_date(readable_feed_date(text));
    CHECK((date ? format_rfc3339(date->utc) : "none") == expected);
  }
}

}  // namespace
}  // namespace tickerdex
