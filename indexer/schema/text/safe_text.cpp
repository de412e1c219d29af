#include "indexer/schema/text/safe_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

/// The end of the ill-formed bytes that next_code_point() read as one character.
bool is_ill_formed(char32_t c, std::string_view bytes) {
  return c == kReplacement && bytes != "\xEF\xBF\xBD";
}

void append_escape(std::string& out, char32_t c) {
  const auto put = [&out](unsigned unit) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit);
  };
  const auto value = static_cast<unsigned>(c);
  if (value < 0x10000) return put(value);
  put(0xD800 + ((value - 0x10000) >> 10));
  put(0xDC00 + ((value - 0x10000) & 0x3FF));
}

}  // namespace

bool is_terminal_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

bool is_invisible(char32_t c) {
  if (c < 0x80 || is_terminal_control(c) || is_variation_selector(c) || is_joiner(c)) return false;
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

std::string safe_name(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  char32_t before = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(raw, at);
    const std::string_view bytes = raw.substr(begin, at - begin);
    if (is_ill_formed(c, bytes)) {
      for (const char byte : bytes) {
        fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(byte));
      }
      before = 0;
      continue;
    }
    const bool is_lost = (is_joiner(c) || is_variation_selector(c)) && before < 0x80;
    if (c < 0x20) {
      append_utf8(out, 0x2400 + c);
    } else if (c == 0x7F) {
      append_utf8(out, 0x2421);
    } else if (is_lost || is_terminal_control(c) || is_invisible(c)) {
      append_utf8(out, kReplacement);
    } else {
      out.append(bytes);
    }
    before = c;
  }
  return out;
}

std::string json_for_terminal(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    if (is_ascii(json[at]) && json[at] != '\x7F') {
      out += json[at++];
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(json, at);
    if (is_terminal_control(c) || is_invisible(c)) {
      append_escape(out, c);
    } else {
      out.append(json.substr(begin, at - begin));
    }
  }
  return out;
}

namespace {

bool is_encoded_byte(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && is_hex_digit(text[at + 1]) && is_hex_digit(text[at + 2]);
}

std::string encoded(std::string_view bytes, bool keeps_percent) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    if (!keeps_percent && is_encoded_byte(bytes, at)) {
      out += "%25";
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(bytes, at);
    const std::string_view character = bytes.substr(begin, at - begin);
    if (c != kReplacement || character == "\xEF\xBF\xBD") {
      out.append(character);
      continue;
    }
    for (const char byte : character) {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return out;
}

}  // namespace

std::string path_text(std::string_view path) { return encoded(path, false); }

std::string message_text(std::string_view message) { return encoded(message, true); }

namespace {

std::size_t cells_of(std::string_view word) {
  std::size_t cells = 0;
  for (std::size_t at = 0; at < word.size();) {
    if (is_ascii(word[at])) {
      ++at;
      ++cells;
      continue;
    }
    const auto c = static_cast<UChar32>(next_code_point(word, at));
    const auto category = u_charType(c);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK) continue;
    const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    cells += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  }
  return cells;
}

}  // namespace

std::string wrap_words(std::string_view line, std::size_t width) {
  constexpr std::string_view kIndent = "  ";
  if (width == 0) return std::string(line);
  std::string wrapped;
  std::size_t used = 0;
  while (!line.empty()) {
    const auto space = std::min(line.find(' '), line.size());
    const auto word = line.substr(0, space);
    const auto cells = cells_of(word);
    const bool is_first = wrapped.empty();
    if (!is_first && used + 1 + cells > width) {
      wrapped.append("\n").append(kIndent);
      used = kIndent.size();
    } else if (!is_first) {
      wrapped.push_back(' ');
      ++used;
    }
    wrapped += word;
    used += cells;
    line.remove_prefix(std::min(space + 1, line.size()));
  }
  return wrapped;
}

}  // namespace tickerdex
