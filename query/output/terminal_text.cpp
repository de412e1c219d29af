#include "query/output/terminal_text.h"

#include <algorithm>

#include "indexer/schema/text/safe_text.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

/// Calls `each(c)` for the code points of `raw`. An ill-formed sequence counts as one code point.
template <class Each>
void for_each_code_point(std::string_view raw, Each each) {
  for (std::size_t at = 0; at < raw.size();) {
    each(is_ascii(raw[at]) ? static_cast<char32_t>(raw[at++]) : next_code_point(raw, at));
  }
}

bool is_line_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

char32_t shown_as(char32_t c) {
  if (c < 0x20) return 0x2400 + c;
  if (c == 0x7F) return 0x2421;
  return is_terminal_control(c) ? kReplacement : c;
}

bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/// Characters that only change the appearance of the preceding one: useless after an ASCII letter,
/// and a second one would be hidden text.
bool has_no_effect(const std::string& before, char32_t c) {
  if (!is_variation_selector(c) && c != 0x200C && c != 0x200D) return false;
  if (before.empty() || static_cast<unsigned char>(before.back()) < 0x80) return true;
  const std::string_view text = before;
  return is_variation_selector(c) &&
         (text.substr(text.size() - std::min<std::size_t>(3, text.size())).starts_with("\xEF\xB8") ||
          text.substr(text.size() - std::min<std::size_t>(4, text.size())).starts_with("\xF3\xA0"));
}

void append_safe(std::string& out, char32_t c) {
  if (is_line_space(c)) {
    out.push_back(' ');
  } else if (!is_invisible(c) && !has_no_effect(out, c)) {
    append_utf8(out, shown_as(c));
  }
}

std::vector<CodePointRange> merged(std::vector<CodePointRange> ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<CodePointRange> result;
  for (const auto& range : ranges) {
    if (range.first >= range.second) continue;
    if (!result.empty() && range.first <= result.back().second) {
      result.back().second = std::max(result.back().second, range.second);
    } else {
      result.push_back(range);
    }
  }
  return result;
}

}  // namespace

std::string safe_line(std::string_view raw) { return safe_line(raw, {}).text; }

MarkedLine safe_line(std::string_view raw, const std::vector<CodePointRange>& highlights) {
  MarkedLine result;
  std::string& text = result.text;
  text.reserve(raw.size());
  std::vector<std::size_t> starts;  // of each code point of raw, in text
  for_each_code_point(raw, [&](char32_t c) {
    if (!highlights.empty()) starts.push_back(text.size());
    if (is_line_space(c) && (text.empty() || text.back() == ' ')) return;
    append_safe(text, c);
  });
  starts.push_back(text.size());
  if (!text.empty() && text.back() == ' ') text.pop_back();

  for (const auto& [first, last] : merged(highlights)) {
    const auto at = [&](std::uint32_t code_point) {
      return std::min(starts[std::min<std::size_t>(code_point, starts.size() - 1)], text.size());
    };
    const ByteRange mark{at(first), at(last)};
    if (mark.begin < mark.end) result.marks.push_back(mark);
  }
  return result;
}

std::string safe_cell(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for_each_code_point(raw, [&](char32_t c) { append_safe(text, c); });
  return text;
}

std::string valid_utf8(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for_each_code_point(raw, [&](char32_t c) { append_utf8(text, c); });
  return text;
}

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
