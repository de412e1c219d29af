#include "indexer/writer/external_sorter.h"

#include <random>

#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

namespace {

struct Pair {
  std::uint64_t key;
  std::uint64_t number;
  bool operator==(const Pair&) const = default;
};
struct ByKey {
  bool operator()(const Pair& a, const Pair& b) const {
    return std::pair(a.key, a.number) < std::pair(b.key, b.number);
  }
};

}  // namespace

TEST_CASE("records are returned sorted, within memory or beyond it", "[build]") {
  const test::TempFolder temp;
  std::mt19937_64 random(7);
  for (const std::size_t count : {0U, 1U, 1000U, 1024U, 1025U, 50000U}) {
    INFO(count);
    ExternalSorter<Pair, ByKey> sorter(temp.path(), 1);  // the least memory: 1,024 records
    std::vector<Pair> expected;
    for (std::size_t i = 0; i < count; ++i) {
      expected.push_back({random() % 5000, i});
      sorter.add(expected.back());
    }
    std::sort(expected.begin(), expected.end(), ByKey{});
    sorter.sort();
    std::vector<Pair> got;
    for (Pair pair{}; sorter.next(pair);) got.push_back(pair);
    CHECK(got == expected);
    CHECK(sorter.size() == count);
  }
  CHECK(std::filesystem::is_empty(temp.path()));
}
