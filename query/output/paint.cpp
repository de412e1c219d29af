#include "query/output/paint.h"

#include <algorithm>

namespace tickerdex {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kMark = "\x1b[1;33m";

std::string_view sequence_of(Style style) {
  switch (style) {
    case Style::plain: return {};
    case Style::bold: return "\x1b[1m";
    case Style::dim: return "\x1b[2m";
    case Style::bar: return "\x1b[36m";
  }
  return {};
}

void append(std::string& out, std::string_view text, std::string_view sequence) {
  if (text.empty()) return;
  out += sequence;
  out += text;
  if (!sequence.empty()) out += kReset;
}

}  // namespace

std::string paint(std::string_view text, Style style, bool color) {
  std::string out;
  append(out, text, color ? sequence_of(style) : std::string_view{});
  return out;
}

std::string paint_marked(const MarkedLine& text, ByteRange range, Style style, bool color) {
  const std::string_view whole = text.text;
  if (!color) return std::string(whole.substr(range.begin, range.end - range.begin));
  std::string out;
  std::size_t at = range.begin;
  for (const auto& mark : text.marks) {
    const auto begin = std::clamp(mark.begin, at, range.end);
    const auto end = std::clamp(mark.end, at, range.end);
    append(out, whole.substr(at, begin - at), sequence_of(style));
    append(out, whole.substr(begin, end - begin), kMark);
    at = end;
  }
  append(out, whole.substr(at, range.end - at), sequence_of(style));
  return out;
}

}  // namespace tickerdex
