// JSON feeds and what news agencies send: ninjs, NewsML-G2, NewsML 1.x, NITF.
#include <string>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/source/shown.h"

namespace tickerdex {
namespace {

// What the only record of a text becomes, without its place.
std::string only(const std::string& text) {
  const Lines lines = read_text(text);
  REQUIRE(lines.size() == 1);
  return lines[0].substr(lines[0].find(' ') + 1);
}

TEST_CASE("an item of a JSON feed is an article", "[jsonfeed]") {
  const std::string feed =
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "Sample Wire",
 "home_page_url": "https://example.com/", "authors": [{"name": "Jane Doe"}],
 "items": [
  {"id": "1", "url": "/tin", "title": "Tin \u0026 zinc", "content_html": "<p>Prices rose.</p><p>Again.</p>",
   "date_published": "2025-11-14T09:30:00Z", "tags": ["Metals"], "_wire": {"tickers": ["NYSE:HTN"]}},
  {"id": "https://example.com/2", "content_text": "Text, a \"[\" in it", "author": {"name": "John Roe"}},
  {"id": "3"}
 ], "language": "en"})";
  const Lines expected = {
      "4+163 url=https://example.com/tin title=Tin & zinc body=Prices rose.\\n\\nAgain. "
      "published=2025-11-14T09:30:00Z "
      "source=Sample Wire author=Jane Doe language=en tickers=NYSE:HTN topics=Metals",
      "6+374 id=https://example.com/2 body=Text, a \"[\" in it source=Sample Wire author=John Roe "
      "language=en",
      "! 7+480 no title and no body: an item of a feed"};
  CHECK(read_text(feed) == expected);
  const Lines whole = cut(feed, Format::json_feed, 4096);
  CHECK(whole.size() == 3);
  for (const std::size_t chunk : {1, 7, 64}) CHECK(cut(feed, Format::json_feed, chunk) == whole);
  CHECK(read_text(feed.substr(0, 450)).back() ==
        "! 6+374 invalid JSON: the input ends inside this value");
  CHECK(read_text("{\"version\": \"https://jsonfeed.org/version/1\", \"x\": {\"items\": []}}") ==
        Lines{"! 1+65 invalid JSON: a feed without \"items\""});
  CHECK(read_text(feed, Format::json_feed, {{"title", "id"}}).at(2).ends_with("title=3"));
}

TEST_CASE("a news item in ninjs is an article in each version", "[ninjs]") {
  const std::string expected =
      "id=urn:example:1 title=Tin rises body=Prices rose.\\n\\nAgain. "
      "published=2025-11-14T09:30:00Z source=Sample Wire "
      "author=Jane Doe language=en tickers=NYSE:HTN topics=Metals+place:Lima+person:John "
      "Roe+org:Harbour Tin";
  CHECK(
      only(
          R"({"uri": "urn:example:1", "type": "text", "headline": "Tin rises", "byline": "Jane Doe", "language": "en",
  "body_text": "Prices rose. Again.", "body_xhtml": "<h1>Tin rises</h1><p>Prices rose.</p><p>Again.</p>",
  "firstcreated": "2025-11-14T09:30:00Z", "versioncreated": "2025-11-15T09:30:00Z", "copyrightholder": "Sample Wire",
  "subject": [{"code": "m1", "name": "Metals"}], "place": [{"name": "Lima"}], "person": [{"name": "John Roe"}],
  "organisation": [{"name": "Harbour Tin", "symbols": [{"ticker": "HTN", "exchange": "NYSE"}]}]})") ==
      expected);
  CHECK(only(R"({"uri": "urn:example:1", "by": "Jane Doe", "language": "en",
  "headlines": [{"role": "short", "value": "Tin"}, {"role": "main", "value": "Tin rises"}],
  "bodies": [{"contentType": "text/plain", "value": "Prices rose. Again."},
             {"contentType": "text/html", "value": "<p>Prices rose.</p><p>Again.</p>"}],
  "firstCreated": "2025-11-14T09:30:00Z", "infoSources": [{"name": "Sample Wire"}], "subjects": [{"name": "Metals"}],
  "places": [{"name": "Lima"}], "people": [{"name": "John Roe"}],
  "organisations": [{"name": "Harbour Tin", "symbols": [{"ticker": "HTN", "exchange": "XNYS"}, {"ticker": "no ticker"}]}]})") ==
        [&] {
          std::string with_code = expected;
          return with_code.replace(with_code.find("NYSE"), 4, "XNYS");
        }());
  CHECK(
      only(
          R"({"uri": "http://example.com/1", "versioncreated": "2025-11-14", "descriptions": [{"value": "A picture."}]})") ==
      "id=http://example.com/1 url=http://example.com/1 body=A picture. published=2025-11-14");
  CHECK(
      only(
          R"({"uri": "u:1", "pubstatus": "usable", "headline": "T", "bodies": [{"role": "nitf", "value":
  "<?xml version=\"1.0\"?><nitf><body><body.head><hedline><hl1>T</hl1></hedline></body.head><body.content><p>A</p><p>B</p></body.content></body></nitf>"}]})") ==
      "id=u:1 title=T body=A\\n\\nB");
  CHECK(only("[{\"uri\": \"u:1\", \"versioncreated\": \"2025\"}]") ==
        "1+1 no title and no body: a news item");
  CHECK(read_text("{\"uri\":\"u:1\",\"versioncreated\":\"2025\",\"headline\":\"A\"}\n{\"uri\":\"u:"
                  "2\",\"headline\":\"B\"}\n")
            .size() == 2);
  // Keys of another kind of file: not ninjs.
  CHECK(only("{\"uri\": \"u:1\", \"title\": \"T\"}") == "title=T");
}

TEST_CASE("items of NewsML-G2 are articles, packages are not", "[newsml]") {
  const std::string item = R"(<newsItem guid="urn:example:1" xml:lang="en">
 <itemMeta><provider qcode="p:SW"><name>Sample Wire</name></provider><versionCreated>2025-11-15T09:30:00Z</versionCreated>
  <firstCreated>2025-11-14T09:30:00Z</firstCreated></itemMeta>
 <contentMeta><headline>Tin rises</headline><by>Jane Doe</by><dateline>LIMA, Nov 14</dateline>
  <subject qcode="medtop:1"><name>Metals</name></subject><subject type="cpnat:organisation" qcode="c:1"/>
  <subject type="cpnat:person" literal="John Roe"/><subject qcode="R:ZNC.N"/><subject qcode="medtop:2"/></contentMeta>
 <assert qcode="c:1"><name>Harbour Tin</name><organisationDetails>
  <hasInstrument symbol="HTN" market="mic:XNYS" marketlabel="NYSE"/><hasInstrument symbol="ABC" marketlabel="No Such"/>
 </organisationDetails></assert>
 <contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
  <body.head><byline>By Somebody</byline></body.head><body.content><p>Prices
   rose.</p><p>Again.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>)";
  const std::string expected =
      "id=urn:example:1 title=Tin rises body=Prices rose.\\n\\nAgain. "
      "published=2025-11-14T09:30:00Z dateline=LIMA, Nov 14 "
      "source=Sample Wire author=Jane Doe language=en tickers=ZNC.N+XNYS:HTN+ABC "
      "topics=Metals+org:Harbour Tin+person:John Roe";
  CHECK(only("<?xml version=\"1.0\"?>" + item) == expected);
  const Lines message = read_text(
      "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sender>Wire Two</sender>"
      "</header><itemSet><packageItem guid=\"p\"><itemMeta/></packageItem>" +
      item +
      "<newsItem "
      "guid=\"2\"><contentMeta><headline>B</headline></contentMeta><contentSet><inlineXML>"
      "<html "
      "xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>C</p></body></"
      "html>"
      "</inlineXML></contentSet></newsItem></itemSet></newsMessage>");
  REQUIRE(message.size() == 2);
  CHECK(message[0].ends_with(expected));
  CHECK(message[1].ends_with(" id=2 title=B body=C source=Wire Two"));
  CHECK(read_text("<newsMessage><itemSet><packageItem/></itemSet></newsMessage>") ==
        Lines{"~ -: no records"});
  CHECK(read_text("<?xml version='1.0'?><packageItem/>") == Lines{"~ -: XML is not read yet"});
  CHECK(read_text("<newsItem guid='1'/>") == Lines{"! 1+0 no title and no body: a news item"});
  CHECK(read_text("<newsItem guid='1'><contentMeta><headline>A</headline>") ==
        Lines{"! 1+0 truncated record: no </newsItem> before the end"});
}

TEST_CASE("Business Wire's NewsML is an article with its tickers", "[newsml]") {
  CHECK(only(R"(
<NewsML Version="1.2"><NewsEnvelope><NewsService FormalName="Business Wire"/></NewsEnvelope><NewsItem>
 <Identification><NewsIdentifier><PublicIdentifier>urn:newsml:1</PublicIdentifier></NewsIdentifier></Identification>
 <NewsManagement><FirstCreated>20251114T093000+0000</FirstCreated><ThisRevisionCreated>20251115T093000+0000</ThisRevisionCreated></NewsManagement>
 <NewsComponent><Metadata><Property FormalName="BWIndustryKeywords" Value="Metals"/></Metadata>
  <Metadata><Property FormalName="Ticker Symbol" Value="HTN"/><Property FormalName="Exchange" Value="NYSE"/></Metadata>
  <NewsComponent><NewsLines><HeadLine>Tin &amp; zinc</HeadLine><DateLine>LIMA</DateLine></NewsLines>
   <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
   <NewsComponent><Role FormalName="Contact"/><ContentItem><DataContent><html><body><p>Call us, whoever you are.</p></body></html></DataContent></ContentItem></NewsComponent>
   <NewsComponent><Role FormalName="Body"/><ContentItem><DataContent><html><body><p>Prices rose.</p></body></html></DataContent></ContentItem></NewsComponent>
  </NewsComponent></NewsComponent></NewsItem></NewsML>)") ==
        "id=urn:newsml:1 title=Tin & zinc body=Prices rose. published=20251114T093000+0000 "
        "dateline=LIMA "
        "source=Business Wire language=en tickers=NYSE:HTN topics=Metals");
}

TEST_CASE("a story in NITF is an article", "[newsml]") {
  CHECK(only(R"(<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd">
<nitf><head><title>Window</title><docdata><doc-id id-string="d1"/><date.issue norm="20251114T093000Z"/>
 <key-list><keyword key="Metals"/></key-list></docdata><pubdata name="Sample Wire"/></head>
<body><body.head><hedline><hl1>Tin rises</hl1><hl2>Again</hl2></hedline><byline>By Jane Doe, <byttl>Staff</byttl></byline>
<dateline>LIMA</dateline></body.head><body.content><p>Prices of <org idsrc="NYSE" value="HTN">Harbour Tin</org>&nbsp;rose.</p>
<media><media-caption>A smelter</media-caption></media><p>More.</p></body.content></body></nitf>)") ==
        "id=d1 title=Tin rises body=Prices of Harbour Tin\u00A0rose.\\n\\n\\nA "
        "smelter\\n\\n\\nMore. published=20251114T093000Z "
        "dateline=LIMA source=Sample Wire author=By Jane Doe tickers=NYSE:HTN topics=Metals");
}

}  // namespace
}  // namespace tickerdex
