// The words of a query as queries over the analyzer's terms.
//
//   typed            asks for
//   revenues         a synonym of its stems in the index's languages and of itself unstemmed:
//                    an article is stemmed in its own language, or in none
//   AT&T             its compound term
//   well-known       a phrase of its parts, like all that is typed without white space between
//   "cloud revenues" for each language a phrase of that language's stems, under OR; parts, not
//                    compounds. Articles are in one language each, so stems never mix.
//   阿里巴巴           the phrase of its bigrams; 阿 alone: every term that begins with it
//   infla*           a prefix, and stems that are shorter than what was typed: the index holds
//                    stems, so "inflation*" must find "inflat". Forms that share a stem are found
//                    together: "inflation*" finds "inflated" too.
//
// One CJK character inside a phrase: at its end it stands for every term that begins with it,
// which the index lists; before its end it must be the end of a run, so its unigram is asked
// for. A run before the phrase's end asks for its last character, too, for the same reason.
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

/// Terms that stand for one character or one `infla*` inside a phrase or NEAR; the most frequent.
inline constexpr std::size_t kMaxPhraseAlternatives = 1000;

/// What stands at one place of what was typed.
struct WordPiece {
  enum class Form : std::uint8_t { stemmed, exact, unigram, prefix };
  Form form;
  std::string text;
};

class WordTerms {
 public:
  WordTerms(const LanguageContext& context, Warnings& warnings)
      : context_(context), warnings_(warnings) {}

  /// `field` may be null. `window` is of near and adj, and of a phrase as many as pieces.
  Leaf leaf(const std::vector<WordPiece>& pieces, const QueryField* field, Highlight::Kind kind,
            std::uint32_t window);

 private:
  struct Meaning {
    std::vector<std::string> terms;  ///< one a language, or one for all; without prefix
    std::string prefix;              ///< and all that begin so; empty: none
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
