#include "indexer/article/page/line_shape.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex::page {
namespace {

constexpr std::array<std::string_view, 8> kClosers{"\"", "'", ")", "”", "’", "」", "』", "）"};
constexpr std::array<std::string_view, 8> kStops{".", "!", "?", "…", "。", "！", "？", "．"};
constexpr std::array<std::string_view, 7> kKeyTails{":", "：", "»", "›", "→", "…", "▼"};
constexpr std::string_view kAsciiKeyTails = ":.!*>_";

template <std::size_t N>
bool drop_suffix(std::string_view& text, const std::array<std::string_view, N>& suffixes) {
  for (const std::string_view suffix : suffixes) {
    if (text.ends_with(suffix)) {
      text.remove_suffix(suffix.size());
      return true;
    }
  }
  return false;
}

UChar32 first_of(std::string_view text) {
  UChar32 c = 0;
  std::size_t i = 0;
  if (!text.empty()) U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, text.size(), c);
  return c;
}

}  // namespace

std::string_view without_markup(std::string_view line) {
  for (;;) {
    line = trimmed(line);
    if (line.starts_with("•")) {
      line.remove_prefix(std::string_view("•").size());
    } else if (line.starts_with("**") && line.size() > 4 && line.ends_with("**")) {
      line = line.substr(2, line.size() - 4);
    } else if (line.starts_with('#') || line.starts_with("* ") || line.starts_with("- ") ||
               line.starts_with("> ")) {
      line.remove_prefix(1);
    } else {
      return line;
    }
  }
}

std::string key_of(std::string_view line) {
  line = without_markup(line);
  for (;;) {
    if (!line.empty() && kAsciiKeyTails.find(line.back()) != std::string_view::npos) {
      line.remove_suffix(1);
    } else if (!drop_suffix(line, kKeyTails)) {
      break;
    }
    line = trimmed(line);
  }
  return ascii_lower(line);
}

bool ends_sentence(std::string_view line) {
  while (drop_suffix(line, kClosers)) {
  }
  return drop_suffix(line, kStops);
}

bool is_prose(std::string_view line) {
  if (has_cjk(line)) return line.size() >= 90 || (line.size() >= 45 && ends_sentence(line));
  return line.size() >= 120 || (line.size() >= 40 && ends_sentence(line));
}

bool has_cjk(std::string_view text) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    UChar32 c = 0;
    U8_NEXT(data, i, text.size(), c);
    if ((c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
        (c >= 0xac00 && c <= 0xd7af) || (c >= 0xf900 && c <= 0xfaff) || c >= 0x20000) {
      return true;
    }
  }
  return false;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t i = 0;
  while ((i = text.find_first_not_of(" \t\n", i)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", i), text.size());
    words.push_back(text.substr(i, end - i));
    i = end;
  }
  return words;
}

std::vector<std::string_view> pieces_of(std::string_view line) {
  constexpr std::array<std::string_view, 10> kSeparators{" | ", "|",   "·", "•",  " - ",
                                                         " – ", " — ", "—", "｜", "/ "};
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  const auto finish = [&](std::size_t end) {
    const std::string_view piece = trimmed(line.substr(begin, end - begin));
    if (!piece.empty()) pieces.push_back(piece);
  };
  for (std::size_t i = 0; i < line.size();) {
    std::size_t length = 0;
    for (const std::string_view separator : kSeparators) {
      if (line.substr(i).starts_with(separator)) length = separator.size();
      if (length > 0) break;
    }
    if (length == 0) {
      ++i;
      continue;
    }
    finish(i);
    i += length;
    begin = i;
  }
  finish(line.size());
  return pieces;
}

bool starts_with_upper(std::string_view word) {
  const UChar32 c = first_of(word);
  return c > 0 && (u_isupper(c) || u_istitle(c));
}

}  // namespace tickerdex::page
