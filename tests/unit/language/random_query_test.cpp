// Properties that hold for any query, on seeded random ones.
#include <array>
#include <optional>
#include <random>
#include <string>

#include "small_index.h"
#include "tests/unit/catch.h"

using namespace tickerdex;
using tickerdex::testing::sample_index;

namespace {

constexpr std::array kWords{"cloud", "Revenue", "AT&T", "10-K", "BRK.B", "阿里巴巴", "月", "iPhone手机",
                            "infla*", "in*fl", "alibbaba~", "café", "-military", "\"quick commerce\"",
                            "“cloud list”", "0.59", "none", "U.S.", "don't", "well-known", "-", "?"};
constexpr std::array kFields{"ticker:BABA,JD", "ticker:NYSE:BABA", "-about:*", "title:a,none,\"b c\"",
                             "topic:\"a & b\"", "place:usa", "site:www.example.com", "sentiment:>=.5",
                             "impact:0.1..0.2", "lang:none", "date:2025Q3,2024", "since:7d",
                             "-date:2024-02..2025", "until:\"2025-11-14\"", "date:none",
                             "source:«x \"y\", z»", "author:sm*",
                             "title:qwen", "foo:bar", "ticker:?", "id:(a OR b,\"c d\")"};
constexpr std::array kOperators{" ", " ", " ", " AND ", " OR ", " NOT ", " NEAR/3 ", " ADJ ", " -(",
                                " (", ") ", " title:(", " ticker:(", ",", "\"", ":"};

std::string random_query(std::mt19937& random) {
  const auto one_of = [&](const auto& choices) {
    return std::string(choices[random() % choices.size()]);
  };
  std::string query;
  const auto length = random() % 9;
  for (unsigned i = 0; i < length; ++i) {
    query += random() % 3 == 0 ? one_of(kFields) : one_of(kWords);
    query += one_of(kOperators);
  }
  return query;
}

std::string random_bytes(std::mt19937& random) {
  // Mostly what the language is made of, now and then anything.
  constexpr std::string_view kLikely = "ab \"()-+*~:,./&|<>=";
  std::string bytes;
  const auto length = random() % 60;
  for (unsigned i = 0; i < length; ++i) {
    bytes += random() % 4 == 0 ? static_cast<char>(random() % 256) : kLikely[random() % kLikely.size()];
  }
  return bytes;
}

/// Anything thrown but a QueryError fails the test.
std::optional<BuiltQuery> understood_or_refused(const std::string& typed, WordMatching matching) {
  try {
    return QueryText(typed, sample_index().context()).build(matching);
  } catch (const QueryError& error) {
    CAPTURE(typed, error.what());
    CHECK(error.offset + error.length <= typed.size());
    return std::nullopt;
  }
}

}  // namespace

TEST_CASE("an interpreted query, typed again, means the same", "[property]") {
  std::mt19937 random(20251114);
  int understood = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto typed = random_query(random);
    const auto matching = round % 2 == 0 ? WordMatching::all : WordMatching::any;
    const auto first = understood_or_refused(typed, matching);
    if (!first) continue;
    ++understood;
    CAPTURE(typed, first->understood);
    const auto again = QueryText(first->understood, sample_index().context()).build(matching);
    REQUIRE(again.understood == first->understood);
    REQUIRE(again.warnings.empty());
    REQUIRE(again.query.scores() == first->query.scores());
    REQUIRE(sample_index().run(again.query) == sample_index().run(first->query));
  }
  CHECK(understood > 2500);
}

TEST_CASE("random bytes are parsed or refused", "[property]") {
  std::mt19937 random(9988);
  int understood = 0;
  for (int round = 0; round < 5000; ++round) {
    const auto typed = random_bytes(random);
    CAPTURE(typed);
    const auto first = understood_or_refused(typed, WordMatching::all);
    if (!first) continue;
    ++understood;
    const auto again =
        QueryText(first->understood, sample_index().context()).build(WordMatching::all);
    REQUIRE(again.understood == first->understood);
    REQUIRE(sample_index().run(again.query) == sample_index().run(first->query));
  }
  CHECK(understood > 4000);
}

TEST_CASE("the same text gives the same query", "[property]") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const auto typed = random_query(random);
    CAPTURE(typed);
    const auto first = understood_or_refused(typed, WordMatching::all);
    const auto again = understood_or_refused(typed, WordMatching::all);
    REQUIRE(first.has_value() == again.has_value());
    if (first) REQUIRE(first->query == again->query);
  }
}
