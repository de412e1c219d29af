// Recognises company names before ticker symbols.
//
// A story has "Alibaba Group Holding Ltd (BABA)" once and "Alibaba" from then on, so the name tells
// more about its subject than the symbol. No table of companies is needed. Thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace tickerdex {

/// The company name at the end of `text` ("…, said Alibaba Group Holding Ltd (" -> "Alibaba"): its
/// first distinctive word, or the CJK run. Empty if the text does not end with a name.
std::string_view company_before(std::string_view text);

/// The position of `name` in `text` as a whole word, from byte `from` on; npos if absent. CJK names
/// need no word boundaries.
std::size_t find_company(std::string_view text, std::string_view name, std::size_t from);

/// Ignores case: a title in capitals has "EXXON" where the body has "Exxon".
bool title_names_company(std::string_view title, std::string_view company);

/// The part of a CJK run that the title contains too: its end ("科技巨头阿里巴巴" -> "阿里巴巴") or
/// its beginning ("トヨタ自動車" -> "トヨタ"). The whole run if there is none.
std::string_view cjk_part_in(std::string_view title, std::string_view run);

}  // namespace tickerdex
