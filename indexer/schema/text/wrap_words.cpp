#include "indexer/schema/text/wrap_words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "indexer/schema/text/utf8.h"

namespace tickerdex {
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
