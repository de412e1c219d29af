#include "indexer/schema/text/fold.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "indexer/schema/text/char_folder.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

std::string fold(std::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  if (std::all_of(utf8.begin(), utf8.end(), is_ascii)) {
    for (const char c : utf8) folded.push_back(lower_ascii(c));
    return folded;
  }
  std::vector<FoldedChar> chars;
  chars.reserve(utf8.size());
  CharFolder().fold(utf8, 0, chars);
  for (const FoldedChar& ch : chars) append_utf8(folded, ch.c);
  return folded;
}

std::string fold_value(std::string_view utf8) {
  const std::string folded = fold(utf8);
  std::string value;
  value.reserve(folded.size());
  bool space = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (u_isUWhiteSpace(static_cast<UChar32>(next_code_point(folded, at)))) {
      space = true;
      continue;
    }
    if (space && !value.empty()) value.push_back(' ');
    space = false;
    value.append(folded, begin, at - begin);
  }
  return value;
}

}  // namespace tickerdex
