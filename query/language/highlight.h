// What a query asks to be marked in an article's text: the matched words, exactly.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace tickerdex {

/// One word of the query as the analyzer would have stored it in the article.
struct WordMatch {
  std::set<std::string> terms;        ///< without prefix; any of them (one a language)
  std::vector<std::string> prefixes;  ///< or any term that begins so
};

/// A part of the query that marks text where it matches; negated parts are left out.
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
