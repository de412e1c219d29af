#include "indexer/source/html/html_format.h"

#include <memory>
#include <string>
#include <vector>

#include "indexer/source/html/main_text.h"
#include "indexer/source/html/page_charset.h"
#include "indexer/source/markup/parse_html.h"
#include "tests/unit/catch.h"
#include "tests/unit/source/shown.h"

namespace tickerdex {
namespace {

using namespace std::string_literals;

const std::string kFirst =
    "Harbour Tin said on Friday that its smelter in Lima, which was closed in spring, will open "
    "again in June, two months earlier than planned.";
const std::string kSecond =
    "Analysts had expected a later date, since repairs took long, but the company hired a second "
    "crew, it said, and paid for it from cash.";

std::string prose() { return "<p>" + kFirst + "</p><p>" + kSecond + "</p>"; }

RawArticle read(const std::string& page) {
  auto facts = std::make_shared<FileFacts>();
  facts->format = Format::html;
  auto parsed = parse_html_page({page, {}, facts}, {});
  REQUIRE(std::holds_alternative<RawArticle>(parsed));
  return std::get<RawArticle>(std::move(parsed));
}

// Words with single blanks, lines with "|" between them.
std::string squeezed(const std::string& text) {
  std::string out;
  bool line = false, space = false;
  for (const char c : text) {
    if (c == '\n') line = true;
    if (c == '\n' || c == ' ' || c == '\t') {
      space = true;
      continue;
    }
    if (!out.empty() && line) out += '|';
    if (!out.empty() && space && !line) out += ' ';
    line = space = false;
    out += c;
  }
  return out;
}

std::string body_of(const std::string& page) { return squeezed(read(page).body); }

TEST_CASE("what stands around an article is left out", "[html]") {
  const std::vector<std::string> around = {
      "<nav><a href=/a>Markets</a> <a href=/b>Opinion, and a lot of other things</a></nav>",
      "<div class=\"share-buttons\"><a href=/x>Share this story with your friends, now</a></div>",
      "<aside><p>Most read this week: ten things that you did not know, and more of them.</p></aside>",
      "<div class=\"newsletter-signup\"><p>Sign up for our newsletter, it comes each day.</p></div>",
      "<div id=cookie-consent><p>We use cookies, as everybody does, to see what you read.</p></div>",
      "<div id=comments><p>Somebody: I do not believe a word of this, and I never will.</p></div>",
      "<ul class=related-links><li><a href=/1>Zinc falls in London, after a long rise</a>"
      "<li><a href=/2>Copper is flat, says a broker who should know</a></ul>",
      "<div style=\"display: none\"><p>Hidden text of a certain length, with commas, too.</p></div>",
      "<script>var text = '<p>a script, with text, of some length, in it</p>';</script>",
      "<form><p>Log in with your name, your password and a bit of patience.</p></form>",
      "<footer><p>All rights reserved, in all countries, for all times to come.</p></footer>",
  };
  for (const std::string& box : around) {
    INFO(box);
    CHECK(body_of("<html><body>" + box + "<div class=story>" + prose() + "</div></body></html>") ==
          kFirst + "|" + kSecond);
    CHECK(body_of("<html><body><div class=story>" + prose() + "</div>" + box + "</body></html>") ==
          kFirst + "|" + kSecond);
    CHECK(body_of("<html><body><div class=story>" + prose() + box + "</div></body></html>") ==
          kFirst + "|" + kSecond);
  }
}

TEST_CASE("lists, tables and quotations of an article are text", "[html]") {
  CHECK(body_of("<article>" + prose() +
                "<ul><li>Tin: 31,200 dollars</li><li>Zinc: 2,900 dollars</li></ul>"
                "<blockquote>We are glad, said its head.</blockquote>"
                "<table><tr><th>Metal</th><th>Price</th></tr><tr><td>Tin</td><td>31,200</td></tr>"
                "</table></article>") ==
        kFirst + "|" + kSecond +
            "|Tin: 31,200 dollars|Zinc: 2,900 dollars|We are glad, said its head.|"
            "Metal|Price|Tin 31,200");
}

TEST_CASE("lines end where elements do, not where the markup is wrapped", "[html]") {
  CHECK(body_of("<article><p>Tin\n   rose <b>by\nthree</b> per cent.<br>Zinc fell.</p>" + prose() +
                "<pre>Tin   31,200\nZinc   2,900</pre></article>") ==
        "Tin rose by three per cent.|Zinc fell.|" + kFirst + "|" + kSecond +
            "|Tin 31,200|Zinc 2,900");
}

TEST_CASE("what follows a player without an end tag is text", "[html]") {
  for (const char* player : {"<embed src=x>", "<audio><source src=x><track></audio>", "<wbr>"}) {
    CHECK(body_of("<article>" + prose() + player + "<p>Zinc fell by two per cent.</p></article>") ==
          kFirst + "|" + kSecond + "|Zinc fell by two per cent.");
  }
}

TEST_CASE("a page declares its article in many ways, and the best counts", "[html]") {
  struct Row {
    std::string head;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"<title>Tin opens | Sample Wire</title><meta property=og:site_name content='Sample Wire'>",
       " title=Tin opens source=Sample Wire"},
      {"<title>Home</title><meta property='og:title' content='Tin &amp; zinc open'>",
       " title=Tin & zinc open"},
      {"<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@graph\":["
       "{\"@type\":\"Organization\",\"name\":\"X\"},{\"@type\":\"NewsArticle\",\"headline\":\"Tin "
       "opens\",\"datePublished\":\"2025-11-14T09:00:00Z\",\"author\":[{\"@type\":\"Person\","
       "\"name\":\"Jane Doe\"},{\"name\":\"John Roe\"}],\"publisher\":{\"name\":\"Sample Wire\"},"
       "\"inLanguage\":\"en\",\"articleSection\":\"Metals\",\"keywords\":[\"tin\",\"Peru\"],"
       "\"about\":{\"@type\":\"Corporation\",\"tickerSymbol\":\"NYSE HTN\"},"
       "\"mainEntityOfPage\":{\"@id\":\"https://example.com/tin\"}}]}</script>"
       "<meta property=og:title content='Another title'>",
       " url=https://example.com/tin title=Tin opens published=2025-11-14T09:00:00Z "
       "source=Sample Wire author=Jane Doe, John Roe language=en tickers=NYSE:HTN "
       "topics=Metals+tin+Peru"},
      {"<title>T</title><meta property='article:published_time' content='2025-11-14T09:00:00Z'>"
       "<meta property='article:modified_time' content='2025-11-15T09:00:00Z'>"
       "<meta property='article:section' content='Metals'><meta property='article:tag' "
       "content='tin'><meta property='article:tag' content='Peru'>"
       "<meta property='article:author' content='https://example.com/jane'>"
       "<meta name=author content='By Jane Doe'><link rel=canonical href='https://example.com/t'>",
       " url=https://example.com/t title=T published=2025-11-14T09:00:00Z author=Jane Doe "
       "topics=Metals+tin+Peru"},
      {"<meta name=parsely-title content='Tin opens'><meta name=parsely-pub-date "
       "content='2025-11-14'><meta name=parsely-author content='Jane Doe'>",
       " title=Tin opens published=2025-11-14 author=Jane Doe"},
      {"<meta name=sailthru.title content='Tin opens'><meta name=sailthru.date "
       "content='Fri, 14 Nov 2025 09:00:00 GMT'><meta name=DC.creator content='Jane Doe'>",
       " title=Tin opens published=Fri, 14 Nov 2025 09:00:00 GMT author=Jane Doe"},
      {"<title>T</title></head><body><span itemprop=author><span itemprop=name>Jane Doe</span>"
       "</span><time itemprop=datePublished datetime=2025-11-14>yesterday</time>",
       " title=T published=2025-11-14 author=Jane Doe"},
      {"<title>T</title></head><body><time datetime=2025-11-14>yesterday</time>"
       "<p class=byline>By Jane Doe</p>",
       " title=T published=2025-11-14 author=Jane Doe"},
      {"<script type='application/ld+json'>/*<![CDATA[*/ {\"@type\":[\"Thing\",\"BlogPosting\"],"
       "\"headline\":\"Tin opens\"} /*]]>*/</script>",
       " title=Tin opens"},
      {"<script type=application/ld+json><![CDATA[ [{\"@type\":\"BreadcrumbList\"},"
       "{\"@type\":\"Article\",\"headline\":\"Tin\"}] ]]></script>",
       " title=Tin"},
      {"<script type='application/ld+json'>{\"@type\":\"NewsArticle\", oops</script><title>T"
       "</title>",
       " title=T"},
  };
  for (const Row& row : rows) {
    INFO(row.head);
    RawArticle raw = read("<html><head>" + row.head + "<div>" + prose() + "</div>");
    raw.body.clear();
    raw.is_page_text = false;
    CHECK(shown(raw) == row.expected);
  }
}

TEST_CASE("text that a page carries in its metadata alone is its body", "[html]") {
  CHECK(read("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Tin\","
             "\"articleBody\":\"" + kFirst + " " + kSecond + "\"}</script><p>Please log in.</p>")
            .body == kFirst + " " + kSecond);
}

TEST_CASE("a page's charset is what its bytes are", "[html][charset]") {
  struct Row {
    std::string bytes;
    std::string declared;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"<meta charset=iso-8859-1>caf\xE9 \x93q\x94", "", "café “q”"},
      {"<meta charset=utf-8>caf\xC3\xA9", "", "café"},
      {"<meta charset=iso-8859-1>caf\xC3\xA9", "", "café"},  // a lie
      {"<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>\x93\xFA\x96{", "",
       "日本"},
      {"<meta charset=gb2312>\xD6\xD0\xB9\xFA", "", "中国"},
      {"<meta charset=utf-8>\xD6\xD0\xB9\xFA", "gbk", "中国"},  // the server knows better
      {"<meta charset=no-such>caf\xE9", "", "café"},
      {"<?xml version=\"1.0\" encoding=\"windows-1251\"?>\xCD\xE5\xF4\xF2\xFC", "", "Нефть"},
      {"<meta charset=utf-16>plain", "", "plain"},
      {"<meta charset=iso-2022-jp>\x1B$BF|K\\\x1B(B", "", "日本"},
      {"<meta charset=utf-8>caf\xC3\xA9, caf\xC3\xA9 and one \xE9", "", "café, café and one é"},
  };
  for (const Row& row : rows) {
    INFO(row.bytes);
    const std::string text = page_to_utf8(row.bytes, row.declared);
    CHECK(text.substr(text.find('>') + 1) == row.expected);
  }
  CHECK(charset_of("text/html; charset=\"EUC-KR\"; q=1") == "euc-kr");
  CHECK(charset_of("text/html") == "");
}

TEST_CASE("hostile pages are read in time and memory", "[html]") {
  const auto repeated = [](std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
  };
  std::string attributes = "<p ";
  for (int i = 0; i < 100'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  const std::vector<std::string> pages = {
      repeated("<div>", 100'000) + prose(),
      repeated("<b><p>", 50'000) + prose(),
      repeated("<table><tr><td>", 30'000) + prose(),
      attributes + ">" + prose(),
      "<p title=\"" + repeated("<", 200'000) + prose(),
      repeated("</p>", 100'000) + prose(),
      "<!--" + repeated("<!--", 50'000) + "-->" + prose(),
      prose() + "<script>" + repeated("<script>", 50'000),
      repeated("&lt;&bogus;&#x110000;", 20'000) + prose(),
      "\0\0<p>\x01"s + prose(),
  };
  for (const std::string& page : pages) {
    INFO(page.substr(0, 40));
    CHECK_NOTHROW(main_text(parse_html(page_to_utf8(page))));
  }
  CHECK(squeezed(main_text(parse_html(pages[0]))) == kFirst + "|" + kSecond);
  CHECK(squeezed(main_text(parse_html(pages[3]))).find("second crew") != std::string::npos);
}

}  // namespace
}  // namespace tickerdex
