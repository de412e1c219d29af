#include "query/search/one_line.h"

#include "query/search/code_points.h"

namespace tickerdex {
namespace {

struct Space {
  std::size_t bytes = 0;  // 0: no white space here
  bool ends_paragraph = false;
};

Space space_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  switch (byte(0)) {
    case ' ':
    case '\t':
    case '\v':
    case '\f':
      return {1, false};
    case '\n':
    case '\r':
      return {1, true};
    case 0xC2:  // U+0085
      if (byte(1) == 0x85) return {2, true};
      return {};
    case 0xE1:  // U+1680
      if (byte(1) == 0x9A && byte(2) == 0x80) return {3, false};
      return {};
    case 0xE2:  // U+2000 to U+200A without U+2007; U+2028, U+2029; U+205F
      if (byte(1) == 0x80 && byte(2) >= 0x80 && byte(2) <= 0x8A && byte(2) != 0x87) {
        return {3, false};
      }
      if (byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9)) return {3, true};
      if (byte(1) == 0x81 && byte(2) == 0x9F) return {3, false};
      return {};
    case 0xE3:  // U+3000
      if (byte(1) == 0x80 && byte(2) == 0x80) return {3, false};
      return {};
    default:
      return {};
  }
}

void cut_to(OneLine& line, std::size_t max_bytes) {
  constexpr std::size_t kNear = 256;
  std::size_t end = code_point_start(line.text, max_bytes);
  const auto space = line.text.rfind(' ', end);
  line.cut_in_word = space == std::string::npos || end - space > kNear;
  if (!line.cut_in_word) end = space;
  line.text.resize(end);
  line.cut = true;
  while (!line.paragraphs.empty() && line.paragraphs.back() >= end) line.paragraphs.pop_back();
}

}  // namespace

OneLine one_line(std::string_view text, std::size_t max_bytes) {
  OneLine line;
  bool space_before = false;
  bool paragraph_before = true;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto space = space_at(text, at); space.bytes != 0) {
      space_before = true;
      paragraph_before = paragraph_before || space.ends_paragraph;
      at += space.bytes;
      continue;
    }
    if (line.text.size() > max_bytes) {
      cut_to(line, max_bytes);
      break;
    }
    if (space_before && !line.text.empty()) line.text += ' ';
    if (paragraph_before) line.paragraphs.push_back(static_cast<std::uint32_t>(line.text.size()));
    space_before = paragraph_before = false;
    line.text += text[at++];
  }
  return line;
}

}  // namespace tickerdex
