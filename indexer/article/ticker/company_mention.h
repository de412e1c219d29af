// Companies by the names that stand before their symbols.
//
// A story says "Alibaba Group Holding Ltd (BABA)" once and "Alibaba" ever after; so the name says
// more of what the story is about than the symbol does. No table of companies is needed.
// Thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace tickerdex {

/// The company name that ends `text` ("…, said Alibaba Group Holding Ltd (" -> "Alibaba"): its
/// first telling word, or the CJK run. Empty if the text does not end with a name.
std::string_view company_before(std::string_view text);

/// Where `name` stands in `text` as a whole word, from byte `from` on; npos if nowhere. CJK names
/// have no borders.
std::size_t find_company(std::string_view text, std::string_view name, std::size_t from);

/// Whatever the case: a title in capitals names "EXXON" where the body has "Exxon".
bool title_names_company(std::string_view title, std::string_view company);

/// The part of a CJK run that the title has too: its end ("科技巨头阿里巴巴" -> "阿里巴巴"), or its
/// beginning ("トヨタ自動車" -> "トヨタ"). The whole run if there is none.
std::string_view cjk_part_in(std::string_view title, std::string_view run);

}  // namespace tickerdex
