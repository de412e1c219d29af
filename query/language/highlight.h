// The words of a query to be marked in an article's text.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace tickerdex {

/// One word of the query, as the analyzer would index it in the article.
struct WordMatch {
  std::set<std::string> terms;        ///< any of them, without prefix (one per language)
  std::vector<std::string> prefixes;  ///< or any term with one of these prefixes
};

/// A part of the query that marks text where it matches; there are none for negated parts.
struct Highlight {
  enum class Kind : std::uint8_t {
    word,    ///< words[0] anywhere
    phrase,  ///< words next to each other, in order
    near,    ///< words within `window` positions, any order
    adj,     ///< words within `window` positions, in order
  };
  Kind kind = Kind::word;
  std::vector<WordMatch> words;
  std::uint32_t window = 0;  ///< last position - first position < window
  bool title_only = false;   ///< came from `title:`
};

}  // namespace tickerdex
