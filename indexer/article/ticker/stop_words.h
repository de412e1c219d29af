// Capitals in parentheses that are no ticker, and the small words around them.
#pragma once

#include <string_view>

namespace tickerdex {

/// "CEO", "IPO", "AI", "ET", "USD", "U.S": in bare parentheses never a ticker, listed or not;
/// "(NYSE: AI)" is one all the same.
bool is_never_bare(std::string_view upper);

/// "DE", "LIBOR", "NEW", "III": in bare parentheses a ticker only if a table of symbols has it.
bool is_seldom_bare(std::string_view upper);

/// "USD", "EUR": no cashtag.
bool is_currency(std::string_view upper);

/// "agency", "commission", "ministry": what is spelled out with it is no company.
bool is_institution_word(std::string_view lower);

/// "of", "and", "de": skipped in an abbreviation.
bool is_small_word(std::string_view lower);

}  // namespace tickerdex
