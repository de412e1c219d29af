#include "indexer/cli/report_words.h"

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("sizes are parsed", "[cli]") {
  struct Row {
    std::string typed;
    std::optional<std::uint64_t> bytes;
  };
  const std::vector<Row> rows{
      {"512MiB", 512ULL << 20},
      {"512M", 512ULL << 20},
      {"1.5 GB", 1500000000},
      {"2G", 2ULL << 30},
      {"100", 100},
      {"1kB", 1000},
      {"", std::nullopt},
      {"MiB", std::nullopt},
      {"-1G", std::nullopt},
      {"1TiB", std::nullopt},
      {"1e300G", std::nullopt},
      {"12 parsecs", std::nullopt},
      {"inf", std::nullopt},
      {"nan", std::nullopt},
  };
  for (const auto& row : rows) {
    INFO(row.typed);
    CHECK(parse_byte_size(row.typed) == row.bytes);
  }
}

TEST_CASE("sizes and counts are formatted", "[cli]") {
  CHECK(format_byte_size(0) == "0 B");
  CHECK(format_byte_size(999) == "999 B");
  CHECK(format_byte_size(1000) == "1.00 kB");
  CHECK(format_byte_size(41234567) == "41.2 MB");
  CHECK(format_byte_size(999999) == "1.00 MB");
  CHECK(format_byte_size(123456789012) == "123 GB");
  CHECK(format_count(0) == "0");
  CHECK(format_count(999) == "999");
  CHECK(format_count(21578) == "21,578");
  CHECK(format_count(1234567890) == "1,234,567,890");
}
