// Company names: the distinctive part of a registered name, and its forms in running text.
//
// The distinctive part of "ALIBABA GROUP HOLDING LTD" is "alibaba", of "The Coca-Cola Co" "coca
// cola", of "AMAZON COM INC" "amazon". A word is a run of letters and digits, folded (fold.h);
// marks between words are ignored, except that an apostrophe joins ("McDonald's" is "mcdonalds").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// The distinctive words, joined by single spaces; empty if nothing is left.
std::string distinctive_name(std::string_view name);

/// The first word, of at least four letters, of a distinctive name whose other words the press
/// omits ("uber technologies" is "uber", "ford motor" is "ford"); else the whole name.
std::string_view short_name(std::string_view distinctive);

/// "national bank", "information services": two words that do not identify a company.
bool is_generic_name(std::string_view distinctive);

/// "machines", "motors", "semiconductor": the word of a business, not of an authority.
bool is_trade_word(std::string_view folded);

/// "inc", "corp", "plc", "ag": follows a company's name. `folded` is one word.
bool is_legal_form(std::string_view folded);

/// "target", "williams", "gap": a word that is a name only if a legal form follows it.
bool is_common_word(std::string_view folded);

}  // namespace tickerdex
