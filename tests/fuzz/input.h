// Shared by all fuzzers: splitting an input, and reporting a property that fails.
//
// An input is a text that can be written by hand: settings are letters or digits in front, pieces
// are separated by U+001F. A property that fails ends the process, which is what libFuzzer
// and the replay of the corpora look for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace tickerdex::fuzz {

inline constexpr char kSeparator = '\x1F';

class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size)
      : left_(reinterpret_cast<const char*>(data), size) {}

  /// One of `bound` choices: '0' or 'a' is the first. The first, too, when nothing is left.
  std::size_t choice(std::size_t bound) {
    if (left_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(left_.front());
    left_.remove_prefix(1);
    const unsigned zero = byte >= 'a' && byte <= 'z' ? 'a' : '0';
    return static_cast<std::size_t>(byte - zero + 256U) % 256U % bound;
  }

  /// Up to the next separator, or the end.
  std::string_view piece() {
    const std::string_view found = left_.substr(0, left_.find(kSeparator));
    left_.remove_prefix(found.size() == left_.size() ? found.size() : found.size() + 1);
    return found;
  }

  std::string_view rest() const { return left_; }
  bool empty() const { return left_.empty(); }

 private:
  std::string_view left_;
};

inline void require(bool holds, std::string_view property, std::string_view seen = {}) {
  if (holds) return;
  std::cerr << "does not hold: " << property << '\n' << seen << std::endl;
  std::abort();
}

}  // namespace tickerdex::fuzz
