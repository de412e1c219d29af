// Lists of words in company names. Words are folded (fold.h).
//
// The common words were found by counting: one-word names of listed companies that also occur in
// lower case in news, reference articles and abstracts. Given names, surnames and places were added
// by hand. "Apple", "Visa" and "Oracle" are not included: capitalised inside a sentence of
// financial news they mean the company.
#pragma once

#include <string_view>

namespace tickerdex {

/// "national bank", "information services": two words that do not identify a company.
bool is_generic_name(std::string_view distinctive);

/// "machines", "motors", "semiconductor": the word of a business, not of an authority.
bool is_trade_word(std::string_view folded);

/// "inc", "corp", "plc", "ag": follows a company's name. `folded` is one word.
bool is_legal_form(std::string_view folded);

/// "target", "williams", "gap": a word that is a name only if a legal form follows it.
bool is_common_word(std::string_view folded);

}  // namespace tickerdex
