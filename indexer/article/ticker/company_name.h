// Company names: what of a registered name sets it apart, and how it stands in running text.
//
// "ALIBABA GROUP HOLDING LTD" is distinctive by "alibaba", "The Coca-Cola Co" by "coca cola",
// "AMAZON COM INC" by "amazon". A word is a run of letters and digits, folded (fold.h); marks
// between words do not count, save that an apostrophe joins ("McDonald's" is "mcdonalds").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

/// The distinctive words, joined by single spaces; empty if nothing is left.
std::string distinctive_name(std::string_view name);

/// The first word of a distinctive name whose other words the press leaves off ("uber technologies"
/// is "uber", "ford motor" is "ford"); else the whole name. Of four letters at least.
std::string_view short_name(std::string_view distinctive);

/// "national bank", "information services": two words that name no one company by themselves.
bool is_generic_name(std::string_view distinctive);

/// "machines", "motors", "semiconductor": says that a business is named, not an authority.
bool is_trade_word(std::string_view folded);

/// "inc", "corp", "plc", "ag": says that a company's name stands before it. `folded` is one word.
bool is_legal_form(std::string_view folded);

/// "target", "apple", "gap": a word that is a name only where a legal form follows it.
bool is_common_word(std::string_view folded);

}  // namespace tickerdex
