#include "indexer/schema/hash.h"

#include <fmt/format.h>

#include <string>

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("a hash has the same value on every machine", "[schema]") {
  const auto shown = [](std::string_view bytes) {
    const auto [high, low] = hash128(bytes);
    return fmt::format("{:016x} {:016x}{:016x}", hash64(bytes), high, low);
  };
  CHECK(shown("") == "2d06800538d394c2 99aa06d3014798d86001c324468d497f");
  CHECK(shown("a") == "e6c632b61e964e1f a96faf705af16834e6c632b61e964e1f");
  CHECK(shown("Oil rises") == "e3f1f5c495704d67 9eb279f54aba979d311641621ccc8499");
}

TEST_CASE("hashing in pieces gives the hash of the whole", "[schema]") {
  std::string whole;
  for (int i = 0; i < 5000; ++i) whole += static_cast<char>(i * 7);
  StreamHash hash;
  for (const std::size_t piece : {std::size_t{1}, std::size_t{31}, std::size_t{4096}}) {
    hash.reset();
    for (std::size_t at = 0; at < whole.size(); at += piece) {
      hash.add(std::string_view(whole).substr(at, piece));
    }
    CHECK(hash.value() == hash64(whole));
  }
  hash.reset();
  CHECK(hash.value() == hash64(""));
}
