#include "indexer/source/keys.h"

#include <fmt/format.h>

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

std::string shown(std::optional<KeyMeaning> meaning) {
  return meaning ? fmt::format("{}/{}", static_cast<int>(meaning->field), meaning->rank) : "-";
}

TEST_CASE("keys are recognised by all their names, ignoring case", "[keys]") {
  CHECK(meaning_of("title") == KeyMeaning{DeclaredField::title, 0});
  CHECK(meaning_of("HEADLINE") == KeyMeaning{DeclaredField::title, 1});
  CHECK(meaning_of("pubDate") == KeyMeaning{DeclaredField::published, 4});
  CHECK(meaning_of("_id") == KeyMeaning{DeclaredField::id, 1});
  CHECK(meaning_of("Article") == KeyMeaning{DeclaredField::body, 3});
  CHECK(meaning_of("market_impact") == KeyMeaning{DeclaredField::impact, 1});
  CHECK(shown(meaning_of("titles")) == "-");
  CHECK(shown(meaning_of("")) == "-");
  CHECK(shown(meaning_of(std::string(5000, 'a'))) == "-");
}

TEST_CASE("a mapped field is read only from the mapped keys", "[keys]") {
  const KeyMap map = {{"title", "Name"}, {"headline", "label"}, {"body", "date"}};
  CHECK(meaning_of("NAME", map) == KeyMeaning{DeclaredField::title, 0});
  CHECK(meaning_of("label", map) == KeyMeaning{DeclaredField::title, 1});
  CHECK(shown(meaning_of("title", map)) == "-");
  CHECK(shown(meaning_of("text", map)) == "-");
  CHECK(meaning_of("date", map) == KeyMeaning{DeclaredField::body, 2});
  CHECK(meaning_of("url", map) == KeyMeaning{DeclaredField::url, 0});
}

TEST_CASE("--map is checked when it is parsed", "[keys]") {
  CHECK(parse_key_mapping("title=HEADLINE") ==
        std::pair<std::string, std::string>{"title", "HEADLINE"});
  CHECK(parse_key_mapping("body=a=b").second == "a=b");
  CHECK_THROWS_AS(parse_key_mapping("title"), UsageError);
  CHECK_THROWS_AS(parse_key_mapping("=x"), UsageError);
  CHECK_THROWS_AS(parse_key_mapping("title="), UsageError);
  CHECK_THROWS_WITH(parse_key_mapping("tittle=x"),
                    "--map tittle=x: no field \"tittle\"; fields are id, url, title, body, "
                    "published, tickers, source, author, lang, topics, sentiment, impact, "
                    "ticker_sentiment, crawled, relative_time");
}

TEST_CASE("formats have the names that --input-format accepts", "[keys]") {
  CHECK(all_format_names() ==
        std::vector<std::string>{"text", "jsonfeed", "ninjs", "jsonl", "json", "csv", "tsv", "feed",
                                 "newsml", "html", "warc", "reuters"});
  CHECK(format_from_name("reuters") == Format::reuters_sgml);
  CHECK_FALSE(format_from_name("xml").has_value());
  CHECK(name_of(Format::tsv) == "tsv");
}

}  // namespace
}  // namespace tickerdex
