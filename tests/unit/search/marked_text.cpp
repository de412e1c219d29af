#include "tests/unit/search/marked_text.h"

namespace tickerdex::test {

std::string bracketed(const std::string& text, const std::vector<CodePointRange>& ranges) {
  std::string out;
  std::uint32_t point = 0;
  std::size_t next = 0;
  bool open = false;
  const auto mark = [&] {
    if (open && next < ranges.size() && ranges[next].second == point) {
      out += ']';
      open = false;
      ++next;
    }
    if (!open && next < ranges.size() && ranges[next].first == point) {
      out += '[';
      open = true;
    }
  };
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      mark();
      ++point;
    }
    out += c;
  }
  mark();
  if (open || next < ranges.size()) out += "<RANGES BEYOND THE TEXT>";
  return out;
}

}  // namespace tickerdex::test
