#include "indexer/schema/article_codec.h"

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

Article full_article() {
  Article a;
  a.id = "wire-17";
  a.title = "Alibaba beats";
  a.body = "First.\nSecond \xE9\x98\xBF.";
  a.url = "https://news.example.com/17";
  a.path = "feeds/a.jsonl";
  a.source = "Sample Wire";
  a.author = "Jane Doe";
  a.language = "en";
  a.topics = {"earnings", "place:china"};
  a.tickers = {{"BABA", "NYSE", Evidence::declared, 0.75, true},
               {"JD", "", Evidence::cashtag, 0.25, false}};
  a.published_utc = -14159025;  // 1969 is a date like any other
  a.date_known = DateKnown::text;
  a.date_precision = DatePrecision::day;
  a.sentiment = -0.5;
  a.impact = 0;
  a.ticker_sentiment = {{"BABA", 0.88}};
  return a;
}

std::string encoded(const Article& article) {
  std::string bytes;
  encode_article(article, bytes);
  return bytes;
}

}  // namespace

TEST_CASE("an encoded article decodes to the same article", "[schema]") {
  const Article full = full_article();
  CHECK(decode_article(encoded(full)) == full);
  CHECK(decode_article(encoded(Article{})) == Article{});
}

TEST_CASE("a field of a later version is skipped", "[schema]") {
  auto bytes = encoded(full_article());
  bytes += std::string("\xC8\x03", 2) + "new";
  CHECK(decode_article(bytes) == full_article());
}

TEST_CASE("a truncated article is an error, never a crash", "[schema]") {
  const auto bytes = encoded(full_article());
  std::size_t errors = 0;
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    try {
      decode_article(std::string_view(bytes).substr(0, length));
    } catch (const IndexError&) {
      ++errors;
    }
  }
  CHECK(errors > bytes.size() / 2);  // cuts between fields give a shorter article
}

TEST_CASE("an invalid enum value is an error", "[schema]") {
  const auto link = std::string("\x01\x0A\x0B\x07", 4) + std::string(9, '\0') + std::string("\0A", 2);
  CHECK_THROWS_AS(decode_article(link), IndexError);
  CHECK_THROWS_AS(decode_article(std::string("\x01\x0C\x02\x09\0", 5)), IndexError);
  CHECK_THROWS_AS(decode_article(std::string("\x01\x0C\x02\0\x09", 5)), IndexError);
  CHECK_NOTHROW(decode_article(std::string("\x01\x0C\x02\x04\x04", 5)));
}

TEST_CASE("an article of another version is refused", "[schema]") {
  auto bytes = encoded(full_article());
  bytes[0] = 2;
  CHECK_THROWS_AS(decode_article(bytes), IndexError);
}
