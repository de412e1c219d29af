#include "query/output/terminal_text.h"

#include <unicode/utf8.h>

#include <algorithm>

#include "indexer/schema/text/safe_text.h"

namespace tickerdex {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

void append_utf8(std::string& out, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes, length);
}

/// Calls `each(c)` for the code points of `raw`. An ill-formed sequence counts as one code point.
template <class Each>
void for_each_code_point(std::string_view raw, Each each) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(raw.data());
  const auto size = static_cast<std::int64_t>(raw.size());
  for (std::int64_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    each(static_cast<char32_t>(c));
  }
}

bool is_line_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_dropped(char32_t c) { return is_invisible(c); }

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
  } else if (!is_dropped(c) && !has_no_effect(out, c)) {
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

}  // namespace tickerdex
