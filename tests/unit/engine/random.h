// Seeded numbers for property tests: the same on every machine.
#pragma once

#include <cstdint>
#include <iterator>
#include <random>

namespace tickerdex::test {

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  /// 0 .. bound - 1
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_()) % bound; }
  bool one_in(std::uint32_t odds) { return below(odds) == 0; }

  template <class List>
  const auto& any_of(const List& list) {
    return list[below(static_cast<std::uint32_t>(std::size(list)))];
  }

 private:
  std::mt19937 engine_;
};

}  // namespace tickerdex::test
