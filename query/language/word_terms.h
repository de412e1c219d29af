// Converts the words of a query to queries over the analyzer's terms.
//
//   typed            becomes
//   revenues         a synonym of its stems in the index's languages and of itself unstemmed:
//                    an article is stemmed in its own language, or in none
//   AT&T             its compound term
//   well-known       a phrase of its parts, as is everything typed without white space
//   "cloud revenues" for each language a phrase of that language's stems, under OR; parts, not
//                    compounds. Articles are in one language each, so stems never mix.
//   阿里巴巴           the phrase of its bigrams; 阿 alone: every term that begins with it
//   infla*           a prefix, and stems shorter than it: the index contains stems, so "inflation*"
//                    must find "inflat". Forms with the same stem are found together: "inflation*"
//                    finds "inflated", too.
//
// A single CJK character at the end of a phrase becomes all terms of the index that begin with it.
// Before the end of the phrase it must be the end of a run, so it becomes its unigram. For the same
// reason a run before the end of the phrase includes the unigram of its last character.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "query/language/clause.h"
#include "query/language/field_table.h"
#include "query/language/language_context.h"
#include "query/language/warnings.h"

namespace tickerdex {

/// Maximum number of terms, the most frequent ones, for a single character or `infla*` inside a
/// phrase or NEAR.
inline constexpr std::size_t kMaxPhraseAlternatives = 1000;

/// The text at one position of a query.
struct WordPiece {
  enum class Form : std::uint8_t { stemmed, exact, unigram, prefix };
  Form form;
  std::string text;
};

class WordTerms {
 public:
  WordTerms(const LanguageContext& context, Warnings& warnings)
      : context_(context), warnings_(warnings) {}

  /// `field` may be null. `window` is that of near and adj; for a phrase the number of pieces.
  Leaf leaf(const std::vector<WordPiece>& pieces, const QueryField* field, Highlight::Kind kind,
            std::uint32_t window);

 private:
  struct Meaning {
    std::vector<std::string> terms;  ///< one per language, or one for all; without prefix
    std::string prefix;              ///< and all terms that begin with it; empty: none
  };

  Meaning meaning_of(const WordPiece& piece, bool is_last, const QueryField* field);
  std::set<std::string> shorter_stems(const std::string& typed);
  std::vector<std::string> languages_for(const QueryField* field) const;
  const std::vector<Query>& alternatives(const std::string& prefix);
  Query single(const Meaning& meaning, const std::string& prefix);
  Query windowed(const std::vector<Meaning>& meanings, const std::string& prefix,
                 Query (*make)(std::vector<Query>, std::uint32_t), std::uint32_t window);

  const LanguageContext& context_;
  Warnings& warnings_;
  std::map<std::string, std::vector<Query>> alternatives_;  ///< by prefix, once looked up
};

}  // namespace tickerdex
