#include "indexer/schema/list_codec.h"

#include <limits>
#include <random>

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("a list is its items with their lengths in front", "[schema]") {
  CHECK(encode_list({}).empty());
  CHECK(encode_list({"BABA", "JD"}) == std::string("\x04"
                                                   "BABA\x02"
                                                   "JD"));
  CHECK(encode_scores({{"BABA", 0.88}, {"JD", -1}}) == encode_list({"BABA", "0.88", "JD", "-1"}));
}

TEST_CASE("any encoded list decodes to the same list", "[schema][property]") {
  std::mt19937 random(20251114);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> items(random() % 6);
    for (auto& item : items) {
      item.resize(random() % 300);
      for (auto& c : item) c = static_cast<char>(random());
    }
    const auto bytes = encode_list(items);
    const auto views = decode_list(bytes);
    CHECK(std::vector<std::string>(views.begin(), views.end()) == items);
  }
}

TEST_CASE("a damaged list gives the items before the damage", "[schema]") {
  auto bytes = encode_list({"BABA", "JD"});
  bytes.pop_back();
  const auto views = decode_list(bytes);
  REQUIRE(views.size() == 1);
  CHECK(views[0] == "BABA");
  CHECK(decode_list("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff").empty());
}

TEST_CASE("varints have seven bits per byte", "[schema]") {
  for (const std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, std::uint64_t{300},
        std::numeric_limits<std::uint64_t>::max()}) {
    std::string bytes;
    append_varint(bytes, value);
    std::string_view rest = bytes;
    std::uint64_t read = 1;
    REQUIRE(read_varint(rest, read));
    CHECK(read == value);
    CHECK(rest.empty());
    rest = std::string_view(bytes).substr(0, bytes.size() - 1);
    const auto before = rest;
    CHECK_FALSE(read_varint(rest, read));
    CHECK(rest == before);
  }
}
