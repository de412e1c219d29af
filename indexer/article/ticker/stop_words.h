// Capitals in parentheses that are not tickers, and the small words around them.
#pragma once

#include <string_view>

namespace tickerdex {

/// "CEO", "IPO", "AI", "ET", "USD", "U.S": never a ticker in bare parentheses, listed or not;
/// "(NYSE: AI)" still is one.
bool is_never_bare(std::string_view upper);

/// "DE", "LIBOR", "NEW", "III": in bare parentheses a ticker only if a table of symbols contains
/// it.
bool is_seldom_bare(std::string_view upper);

/// "USD", "EUR": not a cashtag.
bool is_currency(std::string_view upper);

/// "agency", "commission", "ministry": a name with such a word is not a company's.
bool is_institution_word(std::string_view lower);

/// "of", "and", "de": skipped in an abbreviation.
bool is_small_word(std::string_view lower);

}  // namespace tickerdex
