// Highlights made visible, and made by hand.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "query/language/highlight.h"
#include "query/search/search.h"

namespace tickerdex::test {

/// "the [oil] price": `text` with its ranges of code points in brackets.
std::string bracketed(const std::string& text, const std::vector<CodePointRange>& ranges);

inline WordMatch exactly(const std::string& term) { return {{term}, {}}; }
inline WordMatch beginning(const std::string& prefix) { return {{}, {prefix}}; }

inline Highlight word(const WordMatch& match) { return {Highlight::Kind::word, {match}, 0, false}; }
inline Highlight word(const std::string& term) { return word(exactly(term)); }
inline Highlight several(Highlight::Kind kind, const std::vector<std::string>& terms,
                         std::uint32_t window = 0) {
  Highlight highlight{kind, {}, window, false};
  for (const auto& term : terms) highlight.words.push_back(exactly(term));
  return highlight;
}
inline Highlight phrase(const std::vector<std::string>& terms) {
  return several(Highlight::Kind::phrase, terms);
}
inline Highlight in_title(Highlight highlight) {
  highlight.title_only = true;
  return highlight;
}

}  // namespace tickerdex::test
