// Finds the end of one JSON value, chunk by chunk, by counting brackets outside strings; the parser
// checks what is inside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tickerdex {

class JsonScanner {
 public:
  /// Before a value, or inside `depth` lists and objects, of which the outermost is the value.
  explicit JsonScanner(std::uint64_t depth = 0) : depth_(depth) {}

  /// Returns how many bytes of `chunk` belong to the value; ended() is true after its end.
  std::size_t feed(std::string_view chunk) {
    for (std::size_t at = 0; at < chunk.size(); ++at) {
      const char c = chunk[at];
      if (in_string_) {
        if (escaped_) {
          escaped_ = false;
        } else if (c == '\\') {
          escaped_ = true;
        } else if (c == '"') {
          in_string_ = false;
        }
        continue;
      }
      switch (c) {
        case '"':
          in_string_ = true;
          break;
        case '{':
        case '[':
          ++depth_;
          break;
        case '}':
        case ']':
          if (depth_ == 0) return end(at);  // the array's bracket after a bare value
          if (--depth_ == 0) return end(at + 1);
          break;
        case ',':
          if (depth_ == 0) return end(at);
          break;
        default:
          break;
      }
    }
    return chunk.size();
  }
  bool ended() const { return ended_; }

 private:
  std::size_t end(std::size_t at) {
    ended_ = true;
    return at;
  }
  std::uint64_t depth_;
  bool in_string_ = false;
  bool escaped_ = false;
  bool ended_ = false;
};

}  // namespace tickerdex
