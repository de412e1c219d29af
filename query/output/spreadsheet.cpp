#include "query/output/spreadsheet.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "indexer/schema/text/safe_text.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

bool begins_formula(char32_t c) {
  // In ASCII, full-width, small, superscript and subscript; and the minus sign.
  static constexpr std::array<char32_t, 19> kBegins{
      U'=',  U'+',  U'-',  U'@',  0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0xFE66, 0xFE62,
      0xFE63, 0xFE6B, 0x207A, 0x207B, 0x207C, 0x208A, 0x208B, 0x208C, 0x2212};
  return std::find(kBegins.begin(), kBegins.end(), c) != kBegins.end();
}

bool is_skipped(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return is_terminal_control(c) || is_invisible(c) || u_isUWhiteSpace(point) != 0 ||
         u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

}  // namespace

bool may_be_run(std::string_view cell) {
  if (cell.empty()) return false;
  if (cell.front() == '\t' || cell.front() == '\r' || cell.front() == '\n' || cell.front() == '\'') {
    return true;
  }
  for (std::size_t at = 0; at < cell.size();) {
    const char32_t c = next_code_point(cell, at);
    if (begins_formula(c)) return true;
    if (!is_skipped(c)) return false;
  }
  return false;
}

}  // namespace tickerdex
