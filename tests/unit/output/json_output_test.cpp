#include <nlohmann/json.hpp>

#include "query/output/hit_fields.h"
#include "tests/unit/catch.h"
#include "tests/unit/output/print.h"
#include "tests/unit/output/samples.h"

using namespace tickerdex;
using Json = nlohmann::ordered_json;

TEST_CASE("JSON has its documented layout", "[output][json]") {
  auto request = samples::request();
  auto result = samples::page({samples::earnings_hit()});
  result.warnings = {"tiker: is no field"};
  result.facets = {samples::ticker_facet()};
  CHECK(printed(request, result, OutputFormat::json) ==
        R"({"format": 1, "query": "cloud ticker:BABA", "understood": "cloud AND ticker:BABA", )"
        R"("match": "all", "matched": 42, "offset": 0,
 "took_ms": 1.9, "warnings": ["tiker: is no field"],
 "hits": [
  {"rank":1,"id":"a-1","score":11.2346,"title":"Alibaba beats on cloud revenue",)"
        R"("published":"2025-11-14T00:00:00Z","date_known":"text","tickers":["BABA","JD"],)"
        R"("about":["BABA"],"source":"Sample Wire","author":"Jane Doe","lang":"en",)"
        R"("topics":["earnings","outlook"],"sentiment":0.66,"ticker_sentiment":{"BABA":0.88},)"
        R"("impact":null,"url":null,"path":"news/alibaba.txt",)"
        R"("snippet":"…sales of the cloud unit rose by a third, and the cloud grew.",)"
        R"("highlights":[[14,19],[50,55]],"similar":0,"date_precision":"day",)"
        R"("title_highlights":[[17,22]]}],
 "facets": {
  "ticker": {"values":[{"value":"BABA","count":1042},{"value":"JD","count":42},)"
        R"({"value":"阿里","count":1}],"distinct":431,"missing":3}}}
)");
}

TEST_CASE("absent fields are null or empty in JSON, never a missing key", "[output][json]") {
  const auto json = Json::parse(
      printed(samples::request(), samples::page({samples::bare_hit()}), OutputFormat::json));
  CHECK(json["hits"][0].dump() ==
        R"({"rank":2,"id":"b","score":0.0,"title":"Cloud prices","published":null,)"
        R"("date_known":"none","tickers":[],"about":[],"source":null,"author":null,"lang":null,)"
        R"("topics":[],"sentiment":null,"ticker_sentiment":{},"impact":null,"url":null,)"
        R"("path":null,"snippet":"","highlights":[],"similar":0,"date_precision":null,)"
        R"("title_highlights":[]})");
  CHECK(json["facets"].dump() == "{}");
  CHECK(json["warnings"].dump() == "[]");
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"format", "query", "understood", "match", "matched",
                                         "offset", "took_ms", "warnings", "hits", "facets"});
}

TEST_CASE("JSON without hits is still complete", "[output][json]") {
  auto result = samples::page({});
  result.matched = 0;
  result.matched_by = MatchMode::any;
  auto request = samples::request();
  request.offset = 20;
  const auto json = Json::parse(printed(request, result, OutputFormat::json));
  CHECK(json["matched"] == 0);
  CHECK(json["match"] == "any");
  CHECK(json["offset"] == 20);
  CHECK(json["hits"].dump() == "[]");
}

TEST_CASE("hostile text can be recovered from JSON and has no control characters", "[output][json]") {
  auto result = samples::page({samples::hostile_hit(), samples::wide_hit()});
  result.understood = samples::kBidi;
  result.warnings = {samples::kC1};
  result.facets = {{"topic", {{samples::kEscape + samples::kBroken, 1}}, 1, 0}};
  auto request = samples::request();
  request.query = samples::kEscape + "\xFF";
  for (const auto format : {OutputFormat::json, OutputFormat::jsonl}) {
    CHECK(first_control(printed(request, result, format)) == "");
  }
  const auto json = Json::parse(printed(request, result, OutputFormat::json));
  CHECK(json["query"] == samples::kEscape + "\uFFFD");
  CHECK(json["understood"] == samples::kBidi);
  CHECK(json["warnings"][0] == samples::kC1);
  const auto& hit = json["hits"][0];
  CHECK(hit["id"] == "id\n" + samples::kEscape);
  const std::string all = samples::kEscape + samples::kC1 + samples::kBidi + "\n\t\r\x7f" +
                          "\xE2\x80\xA8" + "\uFFFD\uFFFD(\uFFFD";
  CHECK(hit["title"] == "two\nlines " + all);
  CHECK(hit["snippet"] == all + " match " + all);
  CHECK(hit["highlights"].dump() == "[[5,4000],[1,3],[2,2],[9,1]]");
  CHECK(json["hits"][1]["title"] == samples::wide_hit().article.title);
  CHECK(json["facets"]["topic"]["values"][0]["value"] == samples::kEscape + "\uFFFD\uFFFD(\uFFFD");
}

TEST_CASE("numbers that JSON cannot represent are null", "[output][json]") {
  auto hit = samples::bare_hit();
  hit.article.sentiment = std::numeric_limits<double>::quiet_NaN();
  hit.score = std::numeric_limits<double>::infinity();
  const auto json =
      Json::parse(printed(samples::request(), samples::page({hit}), OutputFormat::json));
  CHECK(json["hits"][0]["sentiment"].is_null());
  CHECK(json["hits"][0]["score"].is_null());
}

TEST_CASE("jsonl is one hit per line", "[output][json]") {
  const auto lines = lines_of(
      printed(samples::request(), samples::page({samples::earnings_hit(), samples::hostile_hit()}),
              OutputFormat::jsonl));
  REQUIRE(lines.size() == 2);
  CHECK(Json::parse(lines[0])["id"] == "a-1");
  CHECK(Json::parse(lines[1]).size() == hit_field_names().size());
}

TEST_CASE("fields are selected and put in order", "[output][json]") {
  CHECK(printed(samples::request(), samples::page({samples::earnings_hit()}), OutputFormat::jsonl,
                {"title", "rank", "title"}) ==
        "{\"title\":\"Alibaba beats on cloud revenue\",\"rank\":1}\n");
  CHECK_THROWS_AS(printed(samples::request(), samples::page({}), OutputFormat::json, {"nope"}),
                  UsageError);
}

TEST_CASE("facets alone are jsonl lines", "[output][json]") {
  auto request = samples::request();
  request.limit = 0;
  request.facets = {{"ticker", 3}};
  auto result = samples::page({});
  result.facets = {samples::ticker_facet()};
  CHECK(printed(request, result, OutputFormat::jsonl) ==
        "{\"facet\":\"ticker\",\"value\":\"BABA\",\"count\":1042}\n"
        "{\"facet\":\"ticker\",\"value\":\"JD\",\"count\":42}\n"
        "{\"facet\":\"ticker\",\"value\":\"阿里\",\"count\":1}\n");
}

TEST_CASE("each field is selected only by its own name", "[output][fields]") {
  for (const auto& name : hit_field_names()) {
    const auto fields = chosen_fields(std::vector{name, name});
    REQUIRE(fields.size() == 1);
    CHECK(fields[0].name == name);
  }
  CHECK_THROWS_AS(chosen_fields(std::vector<std::string>{"Title"}), UsageError);
  CHECK_THROWS_AS(chosen_fields(std::vector<std::string>{""}), UsageError);
}
