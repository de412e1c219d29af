#include "indexer/schema/column/value_dictionary.h"

#include <map>
#include <random>
#include <string>

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("codes are the ranks of values in byte order", "[columns]") {
  ValueDictionary dictionary;
  dictionary.sort();
  CHECK(dictionary.size() == 0);
  CHECK(dictionary.folds_apart());

  ValueDictionary some;
  for (const auto* value : {"b", "a", "\xff", "", "b", "aa", "a"}) some.add(value);
  some.sort();
  REQUIRE(some.size() == 5);
  CHECK(some.value(1).empty());
  CHECK(some.value(2) == "a");
  CHECK(some.code("aa") == 3);
  CHECK(some.code("\xff") == 5);
  CHECK_FALSE(some.folds_apart());  // the empty one folds to nothing
}

TEST_CASE("values with the same folded form are found", "[columns]") {
  ValueDictionary apart;
  for (const auto* value : {"Reuters", "Dow Jones"}) apart.add(value);
  apart.sort();
  CHECK(apart.folds_apart());
  apart.add("REUTERS");
  apart.sort();
  CHECK_FALSE(apart.folds_apart());
}

TEST_CASE("a dictionary of many values, some of them long, equals a map", "[columns]") {
  std::mt19937 random(7);
  ValueDictionary dictionary;
  std::map<std::string, int> expected;
  for (int i = 0; i < 60'000; ++i) {
    std::string value = std::to_string(random() % 30'000);
    if (i % 997 == 0) value += std::string(random() % 200'000, static_cast<char>(random() % 256));
    if (i % 13 == 0) value += '\0';
    expected.emplace(value, 0);
    dictionary.add(value);
  }
  dictionary.sort();
  REQUIRE(dictionary.size() == expected.size());
  std::uint32_t code = 0;
  bool is_same = true;
  for (const auto& [value, ignored] : expected) {
    ++code;
    is_same = is_same && dictionary.value(code) == value && dictionary.code(value) == code;
  }
  CHECK(is_same);
}
