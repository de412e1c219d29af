#include "indexer/schema/fields.h"

#include <set>

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("no two fields share a prefix, and none is a prefix of another", "[schema]") {
  // "XP" + "x" must not look like "XPx" + "": a capital after a prefix would be another prefix.
  for (const auto& a : kFields) {
    for (const auto& b : kFields) {
      if (a.field == b.field || a.prefix.empty()) continue;
      INFO(a.name << " and " << b.name);
      CHECK(a.prefix != b.prefix);
    }
  }
}

TEST_CASE("slot numbers are those of the contract and unique", "[schema]") {
  CHECK(number_of(Slot::published) == 0);
  CHECK(number_of(Slot::tickers) == 1);
  CHECK(number_of(Slot::source) == 2);
  CHECK(number_of(Slot::topics) == 3);
  CHECK(number_of(Slot::language) == 4);
  CHECK(number_of(Slot::story) == 5);
  CHECK(number_of(Slot::sentiment) == 6);
  CHECK(number_of(Slot::impact) == 7);
  CHECK(number_of(Slot::author) == 8);
  CHECK(number_of(Slot::date_known) == 9);
  CHECK(number_of(Slot::ticker_sentiment) == 10);
  CHECK(number_of(Slot::about) == 11);
}

TEST_CASE("a whole value becomes one folded term", "[schema]") {
  struct Row {
    Field field;
    std::string value;
    std::string term;
  };
  const std::vector<Row> rows{
      {Field::ticker, "BABA", "XTbaba"},
      {Field::about, "BRK.B", "XPbrk.b"},
      {Field::qualified_ticker, "NYSE:BABA", "XXnyse:baba"},
      {Field::source, "  Sample \n Wire ", "XSsample wire"},
      {Field::source, "ＲＥＵＴＥＲＳ", "XSreuters"},
      {Field::topic, "Corporate Earnings", "Kcorporate earnings"},
      {Field::topic, "place:USA", "Kplace:usa"},
      {Field::language, "en", "Len"},
      {Field::host, "Example.COM", "Hexample.com"},
      {Field::day, "20251114", "D20251114"},
      {Field::present, "ticker", "XHASticker"},
      {Field::author, "Zoë", "Azoe"},
  };
  for (const auto& row : rows) {
    INFO(row.value);
    CHECK(term_for(row.field, row.value) == row.term);
  }
}

TEST_CASE("a value too long for a term keeps its beginning and gets a hash", "[schema]") {
  const std::string a(10000, 'a');
  const std::string b = a + "b";
  const auto term_a = term_for(Field::topic, a);
  CHECK(term_a.size() == kMaxTermBytes);
  CHECK(term_a.starts_with("Kaaaa"));
  CHECK(term_a == term_for(Field::topic, a));
  CHECK(term_a != term_for(Field::topic, b));

  std::string wide;  // three bytes each: the cut may not fall inside a character
  for (int i = 0; i < 200; ++i) wide += "阿";
  for (const auto* prefix : {"K", "XT", "XHAS"}) {
    const auto term = bounded_term(prefix, wide);
    CHECK(term.size() <= kMaxTermBytes);
    const auto hash = term.find('#');
    CHECK((hash - std::string(prefix).size()) % 3 == 0);
  }
}

TEST_CASE("topics with a kind are distinguished from topics with a colon", "[schema]") {
  const auto show = [](std::string_view topic) {
    const auto parts = split_topic(topic);
    return std::string(parts.kind) + "|" + std::string(parts.value);
  };
  CHECK(show("earnings") == "|earnings");
  CHECK(show("place:usa") == "place|usa");
  CHECK(show("exchange:nyse") == "exchange|nyse");
  CHECK(show("deal: closed") == "|deal: closed");
  CHECK(show(":") == "|:");
  CHECK(show("place:") == "place|");
}
