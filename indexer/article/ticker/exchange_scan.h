// Finds the name of an exchange in running text, before or after a colon.
#pragma once

#include <cstddef>
#include <string_view>

namespace tickerdex {

struct NamedExchange {
  std::string_view exchange;  ///< canonical; empty if there is none, and for a country ("US")
  std::size_t begin = 0;      ///< bytes of the text: [begin, end)
  std::size_t end = 0;        ///< 0: there is none
  bool is_code = false;       ///< "NYSE", "Nasdaq"; not a city or a word ("LONDON", "SET")
};

/// The longest name of up to six words that ends at `end`.
NamedExchange exchange_before(std::string_view text, std::size_t end);

/// The name that begins at `at`: one word, or in parentheses everything up to their end.
NamedExchange exchange_after(std::string_view text, std::size_t at, bool inside_parentheses);

}  // namespace tickerdex
