// Web archives: which records are pages, what is undone before they are read, and wrong lengths.
#include "indexer/source/web_archive/warc_format.h"

#include <fmt/format.h>

#include "indexer/source/web_archive/header_block.h"
#include "indexer/source/web_archive/http_body.h"
#include "tests/unit/catch.h"
#include "tests/unit/source/pack.h"
#include "tests/unit/source/shown.h"

namespace tickerdex {
namespace {

const std::string kPage = "<html><head><title>Oil rises</title></head><body><p>Crude rose today, "
                          "as dealers said, after a long week.</p></body></html>";
/// The page as the reader of HTML has it, and when it was crawled.
const std::string kRead = read_text(kPage).at(0).substr(4) + " crawled=1715997490";

/// A record whose length is `length`, or right if that is absent.
std::string record(std::string_view type, std::string_view block, std::string_view more = "",
                   std::optional<std::size_t> length = {}) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Date: 2024-05-18T01:58:10Z\r\n"
      "WARC-Target-URI: https://example.com/a\r\n{}Content-Length: {}\r\n\r\n{}\r\n\r\n",
      type, more, length.value_or(block.size()), block);
}

std::string response(std::string_view body, std::string_view headers = "Content-Type: text/html\r\n",
                     std::string_view status = "200 OK") {
  return record("response", fmt::format("HTTP/1.1 {}\r\n{}\r\n{}", status, headers, body));
}

/// Without places.
Lines read_warc(std::string_view bytes) {
  Lines lines = read_text(bytes, Format::warc);
  for (std::string& line : lines) {
    const std::size_t at = line.find('+');
    if (line[0] != '~') line.erase(line[0] == '!' ? 2 : 0, line.find(' ', at) + 1 - (line[0] == '!' ? 2 : 0));
  }
  return lines;
}

const std::string kArticle = "url=https://example.com/a " + kRead;

}  // namespace

TEST_CASE("a page in a web archive is an article, other records are passed over", "[warc]") {
  const std::string warc =
      record("warcinfo", "software: x\r\n", "Content-Type: application/warc-fields\r\n") +
      record("request", "GET /a HTTP/1.1\r\n\r\n") + response(kPage) +
      response(kPage, "Content-Type: text/html\r\n", "404 Not Found") +
      response("\x89PNG\r\n", "Content-Type: image/png\r\n") +
      response("{}", "Content-Type: application/json\r\n") + response(" \r\n") +
      record("metadata", "fetchTimeMs: 1\r\n") + record("revisit", "HTTP/1.1 200 OK\r\n\r\n") +
      response("Wheat fell.", "content-type:\tTEXT/plain; charset=utf-8\r\n");
  CHECK(read_text(warc) ==
        Lines{fmt::format("{}+{} {}", 21, warc.find("WARC/1.0\r\nWARC-Type: response"), kArticle),
              fmt::format("{}+{} url=https://example.com/a body=Wheat fell. page crawled=1715997490",
                          std::count(warc.begin(), warc.end(), '\n') - 10,
                          warc.rfind("WARC/1.0\r\n"))});
  CHECK(read_text(record("warcinfo", "software: x\r\n")) == Lines{"~ -: no records"});
  CHECK(read_warc(record("conversion", "Oil rises.", "Content-Type: text/plain\r\n")) ==
        Lines{"url=https://example.com/a body=Oil rises. page crawled=1715997490"});
  CHECK(read_warc(record("resource", kPage, "Content-Type: text/html\r\n")) == Lines{kArticle});
}

TEST_CASE("a page's own address comes before that of the request; robots.txt is no page",
          "[warc]") {
  std::string page = kPage;
  page.insert(page.find("</head>"), "<link rel=\"canonical\" href=\"https://example.org/b\">");
  CHECK(read_warc(response(page)) == Lines{"url=https://example.org/b " + kRead});
  std::string robots = response("User-agent: *", "Content-Type: text/plain\r\n");
  robots.replace(robots.find("com/a"), 5, "com/robots.txt");
  const std::string old = "<https://example.com/a>";
  std::string angled = response(kPage);
  angled.replace(angled.find("https://example.com/a"), 21, old);
  CHECK(read_warc(robots + angled) == Lines{kArticle});
}

TEST_CASE("chunks and compression of a page are undone", "[warc]") {
  const std::string gzip = test::compressed("gzip", kPage);
  const std::string html = "Content-Type: text/html\r\n";
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  const std::string encoded = "Content-Encoding: gzip\r\n";
  const auto in_chunks = [](std::string_view body) {
    std::string out;
    for (; !body.empty(); body.remove_prefix(std::min<std::size_t>(40, body.size()))) {
      out += fmt::format("{:x};x=y\r\n{}\r\n", std::min<std::size_t>(40, body.size()),
                         body.substr(0, 40));
    }
    return out + "0\r\n\r\n";
  };
  CHECK(read_warc(response(in_chunks(kPage), html + chunked)) == Lines{kArticle});
  CHECK(read_warc(response(gzip, html + encoded)) == Lines{kArticle});
  CHECK(read_warc(response(in_chunks(gzip), html + chunked + encoded)) == Lines{kArticle});
  // Headers that are no longer true.
  CHECK(read_warc(response(kPage, html + chunked + encoded)) == Lines{kArticle});
  CHECK(read_warc(response(kPage, html + "Content-Encoding: br\r\n")) == Lines{kArticle});
  CHECK(read_warc(response("\x1B\x05\x80zzz", html + "Content-Encoding: br\r\n")) ==
        Lines{"! unreadable page: content-encoding br"});
  const std::string bomb = test::compressed("gzip", std::string(70 << 20, 'a'));
  CHECK(read_warc(response(bomb, html + encoded)) ==
        Lines{"! unreadable page: decompresses to more than 64 MiB"});
}

TEST_CASE("a page's charset is that of its HTTP header", "[warc]") {
  std::string page = kPage;
  page.insert(page.find("Crude"), "\xCD\xE5\xF4\xF2\xFC ");
  const Lines lines = read_warc(response(page, "Content-Type: text/html; charset=windows-1251\r\n"));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find("Нефть Crude") != std::string::npos);
}

TEST_CASE("where a length is wrong, the record ends before the next", "[warc]") {
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + kPage;
  const std::string good = response(kPage);
  for (const std::size_t wrong : {std::size_t{0}, std::size_t{10}, block.size() + 1000,
                                  std::size_t{100'000'000}, std::size_t{1} << 60}) {
    const Lines lines = read_warc(record("response", block, "", wrong) + good + good);
    REQUIRE(lines.size() >= 2);
    CHECK(lines[lines.size() - 1] == kArticle);
    CHECK(lines[lines.size() - 2] == kArticle);
  }
  CHECK(read_warc(record("request", "GET / HTTP/1.1", "", 5000) + good) == Lines{kArticle});
  std::string none = good;
  none.replace(none.find("Content-Length"), 14, "Content-Girth!");
  CHECK(read_warc(none + good) == Lines{kArticle, kArticle});
}

TEST_CASE("a cut archive, and what is no record, are rejects with their place", "[warc]") {
  const std::string good = response(kPage);
  const std::size_t block = good.size() - 4 - good.find("HTTP/");
  CHECK(read_warc(good + good.substr(0, good.size() - 50)) ==
        Lines{kArticle, fmt::format("! truncated record: {} of {} bytes before the end", block - 46,
                                    block)});
  CHECK(read_warc(good + good.substr(0, 40)) ==
        Lines{kArticle, "! truncated record: its headers do not end"});
  // Behind a record it may be the rest of one whose length is wrong.
  const Lines rubbish = read_warc(good + "rubbish\r\n" + good);
  REQUIRE(rubbish.size() == 2);
  CHECK(rubbish[0].find("long week.") != std::string::npos);
  CHECK(rubbish[1] == kArticle);
}

TEST_CASE("records are the same in chunks of any size", "[warc]") {
  const std::string warc = record("request", "GET / HTTP/1.1\r\n\r\n") + response(kPage) +
                           record("response", "HTTP/1.1 200 OK\r\n", "", 3) + response(kPage);
  const Lines whole = cut(warc, Format::warc, 1 << 18);
  REQUIRE(whole.size() == 2);
  for (std::size_t chunk = 1; chunk < 40; ++chunk) CHECK(cut(warc, Format::warc, chunk) == whole);
}

TEST_CASE("web archives are read from gzip by record", "[warc]") {
  const std::string packed = test::compressed("gzip", response(kPage)) +
                             test::compressed("gzip", record("request", "GET /")) +
                             test::compressed("gzip", response(kPage));
  CHECK(read_text(packed).size() == 2);
}

TEST_CASE("headers end with an empty line, and lines may be folded", "[warc]") {
  const auto block = read_headers("HTTP/1.1 200 OK\nA : b\r\nA: c\r\n\td\r\nno colon\r\n\nbody");
  REQUIRE(block);
  CHECK(block->first_line == "HTTP/1.1 200 OK");
  CHECK(block->value("a") == "b");
  CHECK(block->fields.back().second == "c d");
  CHECK(block->bytes == 44);
  CHECK_FALSE(read_headers("A: b\r\n"));
  CHECK(media_type(" Text/HTML ; charset=x") == "text/html");
}

}  // namespace tickerdex
