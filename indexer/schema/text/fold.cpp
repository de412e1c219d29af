#include "indexer/schema/text/fold.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/char_folder.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {

std::string fold(std::string_view utf8) {
  if (std::all_of(utf8.begin(), utf8.end(), is_ascii)) return ascii_lower(utf8);
  std::string folded;
  folded.reserve(utf8.size());
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
