#include "indexer/article/article_builder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

#include "indexer/article/plain_text.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

constexpr std::int64_t kNow = 1'763'380'800;  // 2025-11-17T12:00:00Z

Article complete(RawArticle raw, std::int64_t now = kNow) {
  ArticleBuilder builder({nullptr, now});
  auto result = builder.build(std::move(raw));
  REQUIRE(std::holds_alternative<Article>(result));
  return std::get<Article>(std::move(result));
}

RawArticle with_text(std::string body = "Alibaba said its profit had doubled from a year before.") {
  RawArticle raw;
  raw.title = "Alibaba doubles profit";
  raw.body = std::move(body);
  return raw;
}

std::string date_of(const Article& article) {
  if (!article.published_utc) return std::string(name_of(article.date_known));
  return fmt::format("{} {}", format_rfc3339(*article.published_utc), name_of(article.date_known));
}

struct DateRow {
  std::string_view published;
  std::string_view relative;
  std::string_view body;
  std::string_view expected;
};

}  // namespace

TEST_CASE("the published time is declared, else from the text, else relative, else absent",
          "[complete]") {
  const std::string_view prose = "Alibaba said so in a text without any date.";
  const std::string_view dated = "HANGZHOU, November 14, 2025 (Sample Wire) - Alibaba said so.";
  const DateRow rows[] = {
      {"2025-11-12T14:30:00Z", "", prose, "2025-11-12T14:30:00Z declared"},
      {"2025-11-12T14:30:00Z", "9 hours ago", dated, "2025-11-12T14:30:00Z declared"},
      {"", "", dated, "2025-11-14T00:00:00Z text"},
      {"soon", "", dated, "2025-11-14T00:00:00Z text"},
      {"", "9 hours ago", dated, "2025-11-14T00:00:00Z text"},
      {"", "9 hours ago", prose, "2025-11-17T01:00:00Z relative"},
      {"9 hours ago", "", prose, "2025-11-17T01:00:00Z relative"},
      {"2025-02-30", "", prose, "none"},
      {"2035-01-01", "", prose, "none"},
      {"1799-12-31", "", prose, "none"},
      {"1800-01-01", "", prose, "1800-01-01T00:00:00Z declared"},
      {"2025-11-19T12:00:00Z", "", prose, "2025-11-19T12:00:00Z declared"},
      {"2025-11-19T12:00:01Z", "", prose, "none"},
      {"", "", prose, "none"},
      {"", "a while ago", prose, "none"},
  };
  for (const DateRow& row : rows) {
    INFO("published: " << row.published << " relative: " << row.relative << " body: " << row.body);
    RawArticle raw = with_text(std::string(row.body));
    raw.published = row.published;
    raw.relative_time = row.relative;
    raw.crawled_utc = 1'763'373'600;  // 2025-11-17T10:00:00Z
    CHECK(date_of(complete(raw)) == row.expected);
  }
}

TEST_CASE("a declared date that cannot be read is kept for the report", "[complete]") {
  ArticleBuilder builder({nullptr, 1'763'373'600});  // 2025-11-17T10:00:00Z
  const auto unreadable = [&](std::string published, std::string body = "No date here.") {
    RawArticle raw = with_text(std::move(body));
    raw.published = std::move(published);
    builder.build(std::move(raw));
    return builder.unreadable_date();
  };
  CHECK(unreadable("not a date") == "not a date");
  CHECK(unreadable("2025-11-12").empty());
  CHECK(unreadable("soon", "HANGZHOU, November 14, 2025 (Wire) - Alibaba said so.").empty());
  CHECK(unreadable("2035-01-01").empty());  // readable, but too late
  CHECK(unreadable("").empty());
  CHECK(unreadable(std::string(59, 'x') + "é and more") == std::string(59, 'x') + "…");
}

TEST_CASE("a date shown on the page is known by text", "[complete]") {
  RawArticle raw;
  raw.is_page_text = true;
  raw.body =
      "Alibaba doubles profit\nAlibaba said its profit had doubled from a year before.\nNovember "
      "14, 2025\n";
  CHECK(date_of(complete(raw)) == "2025-11-14T00:00:00Z text");
}

TEST_CASE("a relative time needs a crawl time, and a declared crawl time bounds all dates",
          "[complete]") {
  RawArticle raw = with_text();
  raw.relative_time = "9 hours ago";
  CHECK(date_of(complete(raw)) == "none");

  raw.published = "2025-11-12";
  raw.crawled_utc = 0;  // an archive that keeps no times says nothing of the article's
  CHECK(date_of(complete(raw)) == "2025-11-12T00:00:00Z declared");
  raw.crawl_time_is_declared = true;
  raw.relative_time.clear();
  CHECK(date_of(complete(raw)) == "none");
}

TEST_CASE("without a current time, no date is too late", "[complete]") {
  RawArticle raw = with_text();
  raw.published = "2035-01-01";
  CHECK(date_of(complete(raw, 0)) == "2035-01-01T00:00:00Z declared");
}

TEST_CASE("an article without any text is rejected with its place", "[complete]") {
  for (const std::string_view body : {"", " \n ", "<p></p>", "\x01\x02"}) {
    RawArticle raw;
    raw.body = body;
    raw.place = {"feed.jsonl", 7, 4096};
    ArticleBuilder builder({nullptr, kNow});
    const auto result = builder.build(raw);
    REQUIRE(std::holds_alternative<Rejected>(result));
    CHECK(std::get<Rejected>(result).reason == "no text");
    CHECK(std::get<Rejected>(result).place.line == 7);
  }
}

TEST_CASE("an article without a title is given its first sentence", "[complete]") {
  struct Row {
    std::string body;
    std::string title;
  };
  const Row rows[] = {
      {"The profit of Alibaba doubled. Nobody knew why.", "The profit of Alibaba doubled."},
      {"First line\nSecond line", "First line"},
      {"U.S. stocks rose on Monday. Bonds fell.", "U.S. stocks rose on Monday."},
      {"阿里巴巴集团今日宣布利润翻倍。原因不明。", "阿里巴巴集团今日宣布利润翻倍。"},
      {std::string(300, 'x'), std::string(119, 'x') + "…"},
  };
  for (const Row& row : rows) {
    RawArticle raw;
    raw.body = row.body;
    const Article article = complete(raw);
    CHECK(article.title == row.title);
    CHECK(article.body == row.body);
  }
}

TEST_CASE("an id is declared, else made from the url, else from the text", "[complete]") {
  RawArticle raw = with_text();
  raw.id = " sample-1 ";
  CHECK(complete(raw).id == "sample-1");
  raw.id.clear();
  const std::string of_text = complete(raw).id;
  CHECK(of_text.size() == 32);
  CHECK(of_text.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(complete(raw).id == of_text);
  raw.published = "2025-11-12";
  CHECK(complete(raw).id != of_text);
  raw.url = "https://sample.example/a";
  const std::string of_url = complete(raw).id;
  raw.body += " More.";
  CHECK(complete(raw).id == of_url);
  raw.id = std::string(5000, 'i');
  CHECK(complete(raw).id.size() == 32);
}

TEST_CASE("the id of a page depends on its text, not on its crawl time", "[complete]") {
  RawArticle raw;
  raw.is_page_text = true;
  raw.body =
      "Alibaba doubles profit\n9 hours ago\nAlibaba said its profit had doubled from a year "
      "before.\n";
  raw.crawled_utc = kNow;
  const Article first = complete(raw);
  raw.crawled_utc = kNow - 86'400;
  const Article second = complete(raw);
  CHECK(first.id == second.id);
  CHECK(*first.published_utc == *second.published_utc + 86'400);
}

TEST_CASE("a dateline is searched with the body", "[complete]") {
  RawArticle raw = with_text("Showers continued.");
  raw.dateline = "    SALVADOR, Feb 26 - ";
  CHECK(complete(raw).body == "SALVADOR, Feb 26 - Showers continued.");
  raw.body = "SALVADOR, Feb 26 - Showers continued.";
  CHECK(complete(raw).body == "SALVADOR, Feb 26 - Showers continued.");
  raw.body.clear();
  CHECK(complete(raw).body.empty());
}

TEST_CASE("declared fields are cleaned", "[complete]") {
  RawArticle raw = with_text("<p>AT&amp;T <IBM> rose.</p><p>Two.</p>");
  raw.title = " Alibaba\ndoubles\x1b[31m  profit ";
  raw.author = "By Jane Doe";
  raw.source = " Sample  Wire\n";
  raw.topics = {"Earnings", " earnings ", "EARNINGS", "", "place:usa", "Straße", "STRASSE"};
  raw.sentiment = "1.5";
  raw.impact = "0.25";
  raw.language = "German";
  raw.place.path = "feeds/a.jsonl";
  const Article article = complete(raw);
  CHECK(article.title == "Alibaba doubles[31m profit");
  CHECK(article.body == "AT&T <IBM> rose.\nTwo.");
  CHECK(article.author == "Jane Doe");
  CHECK(article.source == "Sample Wire");
  CHECK(article.topics == std::vector<std::string>{"Earnings", "place:usa", "Straße"});
  CHECK_FALSE(article.sentiment.has_value());
  CHECK(article.impact == 0.25);
  CHECK(article.language == "de");
  CHECK(article.path == "feeds/a.jsonl");
}

TEST_CASE("building an article is deterministic", "[complete]") {
  RawArticle raw;
  raw.is_page_text = true;
  raw.crawled_utc = kNow;
  raw.body =
      "Back to News\nAlibaba doubles profit\nJane Doe\n9 hours ago\nAlibaba (BABA) said its profit "
      "had doubled from a year before.\nTicker Sentiment\nBABA0.4\n";
  ArticleBuilder one({nullptr, kNow});
  ArticleBuilder two({nullptr, kNow});
  const auto first = one.build(raw);
  CHECK(std::get<Article>(first) == std::get<Article>(one.build(raw)));
  CHECK(std::get<Article>(first) == std::get<Article>(two.build(raw)));
}

TEST_CASE("text of any bytes becomes an article or a reject, never an exception",
          "[complete][hostile]") {
  ArticleBuilder builder({nullptr, kNow});
  std::uint64_t state = 42;
  const auto next = [&state] {
    state = state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    return static_cast<std::size_t>(state >> 33);
  };
  const std::string_view pieces[] = {"Back to News\n",
                                     "By ",
                                     "(BABA)",
                                     "\n",
                                     "9 hours ago",
                                     "<p>",
                                     "</p>",
                                     "Ticker Sentiment\n",
                                     "JD0.41",
                                     "\xff",
                                     "阿",
                                     "2025-11-14",
                                     ":",
                                     "0.5",
                                     "Topics\n",
                                     "Leave a Comment\n",
                                     " ",
                                     ". ",
                                     "\xe9",
                                     "&#x",
                                     "<",
                                     "Market Impact"};
  for (int round = 0; round < 2000; ++round) {
    RawArticle raw;
    raw.is_page_text = round % 2 == 0;
    raw.crawled_utc = kNow;
    for (std::size_t n = next() % 40; n > 0; --n) raw.body += pieces[next() % std::size(pieces)];
    const auto result = builder.build(raw);
    if (const auto* article = std::get_if<Article>(&result)) {
      CHECK(plain_line(article->title) == article->title);
      CHECK(plain_paragraphs(article->body) == article->body);
      CHECK_FALSE(article->title.empty());
      CHECK_FALSE(article->id.empty());
    }
  }
}
