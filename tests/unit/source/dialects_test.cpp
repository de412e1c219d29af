// What news services and data sets write, in small: read as one article, whatever wraps it.
#include "indexer/source/dialects.h"

#include <optional>
#include <string>
#include <vector>

#include "indexer/source/declared_object.h"
#include "indexer/source/json_outline.h"
#include "tests/unit/catch.h"
#include "tests/unit/source/shown.h"

using namespace tickerdex;

namespace {

/// Without the places.
Lines articles_of(const std::string& text, const KeyMap& map = {},
                  std::optional<Format> format = std::nullopt) {
  Lines lines = read_text(text, format, map);
  for (std::string& line : lines) {
    if (!line.starts_with('!') && !line.starts_with('~')) line.erase(0, line.find(' ') + 1);
  }
  return lines;
}

}  // namespace

TEST_CASE("answers of news services are read article by article", "[dialects]") {
  struct Row {
    std::string text;
    Lines expected;
  };
  const std::vector<Row> rows{
      {R"({"status":"ok","totalResults":2,"articles":[
           {"source":{"id":"w","name":"Wire"},"author":"J. Roe","title":"Tin up","description":"Tin
            rose by three per cent.","url":"https://w.example/1","publishedAt":"2025-11-14T09:30:00Z",
            "content":"Tin rose … [+2375 chars]"},
           {"source":{"name":"Post"},"title":"Zinc down","content":null,"description":"It fell."}]})",
       {"url=https://w.example/1 title=Tin up body=Tin rose … published=2025-11-14T09:30:00Z "
        "source=Wire author=J. Roe",
        "title=Zinc down body=It fell. source=Post"}},
      {R"({"results":[{"id":"x1","publisher":{"name":"Wire"},"title":"Tin up",
           "published_utc":"2024-06-24T18:33:53Z","article_url":"https://w.example/1",
           "tickers":["TIN"],"description":"It rose.","keywords":["metals"],
           "insights":[{"ticker":"TIN","sentiment":"positive"}]}],"status":"OK"})",
       {"id=x1 url=https://w.example/1 title=Tin up body=It rose. published=2024-06-24T18:33:53Z "
        "source=Wire tickers=TIN topics=metals TIN=1"}},
      {R"({"items":"50","sentiment_score_definition":"x","feed":[{"title":"Tin up","url":"u:1",
           "time_published":"20251114T133000","authors":["T. T."],"summary":"It rose.",
           "source":"Wire","topics":[{"topic":"Metals","relevance_score":"1.0"}],
           "overall_sentiment_score":0.31,"ticker_sentiment":[{"ticker":"TIN",
           "relevance_score":"0.9","ticker_sentiment_score":"0.44"}]}]})",
       {"url=u:1 title=Tin up body=It rose. published=20251114T133000 source=Wire author=T. T. "
        "tickers=TIN topics=Metals sentiment=0.31 TIN=0.44"}},
      {R"({"meta":{"found":1},"data":[{"uuid":"u1","title":"Tin up","description":"It rose.",
           "snippet":"It","published_at":"2025-10-01T10:00:00Z","source":"wire.example",
           "entities":[{"symbol":"TIN","sentiment_score":-0.4}]}]})",
       {"id=u1 title=Tin up body=It rose. published=2025-10-01T10:00:00Z source=wire.example "
        "tickers=TIN TIN=-0.4"}},
      {R"([{"category":"metals","datetime":1569550360,"headline":"Tin up","id":25,"related":"TIN",
           "source":"Wire","summary":"It rose."}])",
       {"id=25 title=Tin up body=It rose. published=1569550360 source=Wire tickers=TIN "
        "topics=metals"}},
      {R"([{"id":3,"author":"B. B.","created":"Wed, 17 May 2023 14:20:15 -0400","title":"Tin up",
           "teaser":"It","body":"It rose.","channels":[{"name":"Metals"}],"stocks":[{"name":"TIN"}],
           "tags":[{"name":"Q3"}]}])",
       {"id=3 title=Tin up body=It rose. published=Wed, 17 May 2023 14:20:15 -0400 author=B. B. "
        "tickers=TIN topics=Metals"}},
      {R"([{"date":"2024-01-05","title":"Tin up","content":"It rose.","link":"u:1",
           "symbols":["TIN.US","ZNC.LSE"],"sentiment":{"polarity":0.9,"neg":0}}])",
       {"url=u:1 title=Tin up body=It rose. published=2024-01-05 tickers=TIN+ZNC.LSE "
        "sentiment=0.9"}},
      {R"({"symbol":{"symbol":"TIN","title":"Tin Inc."},"messages":[{"id":5,"body":"$TIN up",
           "created_at":"2024-02-01T12:00:00Z","user":{"username":"bull"},"source":{"title":"App"},
           "symbols":[{"symbol":"TIN"}],"entities":{"sentiment":{"basic":"Bearish"}}}]})",
       {"id=5 body=$TIN up published=2024-02-01T12:00:00Z author=bull tickers=TIN sentiment=-1"}},
      {R"({"created_at":"Wed Jan 01 03:59:03 +0000 2014","id_str":"418","text":"Buy $TIN",)"
       R"("source":"<a href=\"http://x\">App</a>","user":{"name":"Jo","screen_name":"jo5"},)"
       R"("entities":{"symbols":[{"text":"TIN"}],"hashtags":[]},"lang":"en"})"
       "\n",
       {"id=418 body=Buy $TIN published=Wed Jan 01 03:59:03 +0000 2014 author=jo5 language=en "
        "tickers=TIN"}},
      {R"({"took":1,"hits":{"total":1,"hits":[{"_index":"n","_id":"e7","_source":{"title":"Tin up",
           "body":"It rose."}}]}})",
       {"id=e7 title=Tin up body=It rose."}},
      {R"({"response":{"status":"ok","results":[{"id":"b/1","webTitle":"Tin up","webUrl":"u:1",
           "webPublicationDate":"2024-01-01","fields":{"bodyText":"It rose."}}]}})",
       {"id=b/1 url=u:1 title=Tin up body=It rose. published=2024-01-01"}},
      {R"({"response":{"docs":[{"web_url":"u:1","lead_paragraph":"It rose.",
           "headline":{"main":"Tin up"},"pub_date":"2024-01-01","byline":{"original":"By P. K."}}]}})",
       {"url=u:1 title=Tin up body=It rose. published=2024-01-01 author=By P. K."}},
      {R"([{"id":"y","content":{"title":"Tin up","summary":"It rose.","pubDate":"2025-01-02",
           "provider":{"displayName":"Wire"},"canonicalUrl":{"url":"u:1"}}}])",
       {"id=y url=u:1 title=Tin up body=It rose. published=2025-01-02 source=Wire"}},
      {R"({"authors":["A","B"],"date_publish":"2024-05-01","description":"d","language":"en",
           "maintext":"It rose.","source_domain":"wire.example","text":null,"title":"Tin up"})",
       {"title=Tin up body=It rose. published=2024-05-01 source=wire.example author=A, B "
        "language=en"}},
      {R"({"title":"Tin up","hostname":"wire.example","date":"2024-06-01","fingerprint":"abc",
           "text":"It rose.","source":"https://wire.example/1","source-hostname":"Wire"})",
       {"url=https://wire.example/1 title=Tin up body=It rose. published=2024-06-01 source=Wire"}},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(articles_of(row.text) == row.expected);
  }
}

TEST_CASE("columns of data sets are known by many names", "[dialects]") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"Unnamed: 0,Date,Article_title,Stock_symbol,Url,Publisher,Article\n"
       "0.0,2023-12-16 23:00:00 UTC,Tin up,TIN,u:1,Wire,It rose.\n",
       "url=u:1 title=Tin up body=It rose. published=2023-12-16 23:00:00 UTC source=Wire "
       "tickers=TIN"},
      {"Date,Headline,URL\n2024-01-02,Tin up,u:1\n", "url=u:1 title=Tin up published=2024-01-02"},
      {"title,source.name,publishedAt\nTin up,Wire,2024-01-09\n",
       "title=Tin up published=2024-01-09"},
      {"标题,正文,发布时间,来源,代码\n锡价上涨,周五上涨。,2024-05-05,新浪,BABA\n",
       "title=锡价上涨 body=周五上涨。 published=2024-05-05 source=新浪 tickers=BABA"},
      {"title,date,source\nTin up,2024-01-09,https://www.wire.example/news?id=1\n",
       "title=Tin up published=2024-01-09 source=wire.example"},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(articles_of(row.text) == Lines{row.expected});
  }
  CHECK(articles_of("\"title\",\"date\"\n1,\"Tin up\",\"2024\"\n2,\"Zinc\",\"2025\"\n") ==
        Lines{"title=Tin up published=2024", "title=Zinc published=2025"});
}

TEST_CASE("--map leads into objects and lists", "[dialects]") {
  const std::string text =
      R"({"head":{"line":"Tin up"},"about":[{"code":"TIN"},{"code":"ZNC"}],"title":"no"})";
  CHECK(articles_of(text, {{"title", "head.line"}, {"tickers", "about.code"}}) ==
        Lines{"title=Tin up tickers=TIN+ZNC"});
  CHECK(articles_of("a.b,date\nTin up,2024\n", {{"title", "a.b"}}, Format::csv) ==
        Lines{"title=Tin up published=2024"});
  CHECK(articles_of(text, {{"title", "head.nothing"}}) ==
        Lines{"! 1+0 no title and no body: keys: head, about, title"});
}

TEST_CASE("a list of articles is found in what wraps it", "[dialects]") {
  const auto offset = [](std::string_view text) {
    const auto list = wrapped_list(text);
    return list ? std::to_string(list->offset) + "/" + std::to_string(list->depth) : "-";
  };
  CHECK(offset(R"({"a":[{"title":1}],"b":[{"title":"x"}]})") == "23/1");
  CHECK(offset(R"({"a":{"b":{"c":[{"text":"x"}]}}})") == "15/3");
  CHECK(offset(R"({"a":"\"[","b":[ {"x":1,"headline":"y)") == "15/1");
  CHECK(offset(R"({"title":"x","items":[{"title":"y"}]})") == "-");  // an article with related ones
  CHECK(offset(R"({"feed":{"title":"x"},"items":[{"title":"y"}]})") == "30/1");
  CHECK(offset(R"({"a":[1,2],"b":[]})") == "-");
  CHECK(offset(R"({"a":[{"x":1})") == "-");
  CHECK(offset(R"({"a" 1})") == "-");
  CHECK(offset("{") == "-");
  CHECK(offset("") == "-");
  CHECK(articles_of(
            R"({"articles":[{"title":"A"}],"next":{"x":["]"]}} {"articles":[{"title":"B"}]})") ==
        Lines{"title=A", "title=B"});
  CHECK(articles_of(R"({"articles":[{"title":"A"}])").back() ==
        "! 1+27 invalid JSON: the object around the list is not closed");
}

TEST_CASE("bulk files of Elasticsearch hold documents between actions", "[dialects]") {
  CHECK(articles_of("{\"index\":{\"_index\":\"n\",\"_id\":\"1\"}}\n{\"title\":\"A\"}\n"
                    "{\"create\":{}}\n{\"title\":\"B\"}\n{\"delete\":{\"_id\":\"9\"}}\n"
                    "{\"update\":{\"_id\":\"2\"}}\n{\"doc\":{\"title\":\"C\"}}\n") ==
        Lines{"title=A", "title=B", "title=C"});
  CHECK_FALSE(is_bulk_action(R"({"index":{"title":"x"}})"));
  CHECK_FALSE(is_bulk_action(R"({"index":{"_id":"1"},"title":"x"})"));
}

TEST_CASE("data without titles or texts is told by its names", "[dialects]") {
  CHECK(keys_without_text(R"([{"date":"2020","open":1,"levels":{"high":2}},{"date":"2021")") ==
        "date, open, levels, high");
  CHECK(keys_without_text(R"([{"date":"2020"},{"Headline":"x"}])").empty());
  CHECK(keys_without_text("[[1,2],[3,4]]").empty());
}
