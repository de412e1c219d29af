// A fixed set of words, sorted at compile time, for binary search.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace tickerdex {

template <std::size_t N>
constexpr auto sorted(const std::string_view (&words)[N]) {
  std::array<std::string_view, N> out{};
  std::copy(std::begin(words), std::end(words), out.begin());
  std::sort(out.begin(), out.end());
  return out;
}

template <typename Words>
bool has(const Words& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

}  // namespace tickerdex
