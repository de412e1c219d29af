// Words, phrases, wildcards and NEAR as Xapian queries over the analyzer's terms.
//
//   typed            asks for
//   revenues         OP_SYNONYM of its stems in the index's languages and of itself unstemmed:
//                    an article is stemmed in its own language, or in none
//   AT&T             its compound term
//   well-known       a phrase of its parts, like all that is typed without white space between
//   "cloud revenues" for each language a phrase of that language's stems, under OR; parts, not
//                    compounds. Articles are in one language each, so stems never mix.
//   阿里巴巴           the phrase of its bigrams; 阿 alone: every term that begins with it
//   infla*           OP_WILDCARD, and stems that are shorter than what was typed: the index holds
//                    stems, so "inflation*" must find "inflat". Forms that share a stem are found
//                    together: "inflation*" finds "inflated" too.
//
// One CJK character inside a phrase: at its end it stands for every term that begins with it,
// which the database lists; before its end it must be the end of a run, so its unigram is asked
// for. A run before the phrase's end asks for its last character, too, for the same reason.
//
// Xapian takes OP_OR of terms under OP_PHRASE and OP_NEAR, but no OP_SYNONYM and no OP_WILDCARD.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/ast.h"
#include "query/language/clause.h"
#include "query/language/warnings.h"

namespace tickerdex {

/// Of all words of a query together, each part of a phrase counted.
inline constexpr std::size_t kMaxQueryWords = 1000;
/// Terms that stand for one character or one `infla*` inside a phrase or NEAR; the most frequent.
inline constexpr std::size_t kMaxPhraseAlternatives = 1000;

class WordReader {
 public:
  WordReader(const LanguageContext& context, Warnings& warnings)
      : context_(context), warnings_(warnings) {}

  /// Of a node of kind text or quoted, or of a value to be read as words; `field` may be null.
  /// Empty if there is no letter or digit in it.
  Clause words(std::string_view text, bool is_quoted, const QueryField* field);

  /// Of a node of kind near or adj.
  Clause near(const Node& node);

 private:
  struct Piece {
    enum class Form : std::uint8_t { stemmed, exact, unigram, prefix };
    Form form;
    std::string text;
  };
  struct Reading {
    std::vector<Piece> pieces;  ///< one position each
    std::string spelled;        ///< in quotation marks where needed; for a field's value not yet
    bool is_wildcard = false;
  };
  struct Meaning {
    std::vector<std::string> terms;  ///< one a language, or one for all; without prefix
    std::string prefix;              ///< and all that begin so; empty: none
  };

  Reading read(std::string_view text, bool is_quoted);
  Clause phrase_of(const Reading& reading, const QueryField* field);
  bool read_wildcard(std::string_view stripped, Reading& reading);
  void read_words(std::string_view text, Reading& reading);
  void cut_to_limit(std::vector<QueryWord>& words);
  std::string spell(const std::vector<QueryWord>& words, std::string_view typed);

  Meaning meaning_of(const Piece& piece, bool is_last, const QueryField* field);
  std::set<std::string> shorter_stems(const std::string& typed);
  std::vector<std::string> languages_for(const QueryField* field) const;
  const std::vector<Xapian::Query>& alternatives(const std::string& prefix);
  Xapian::Query single(const Meaning& meaning, const std::string& prefix);
  Xapian::Query windowed(const std::vector<Meaning>& meanings, const std::string& prefix,
                         Xapian::Query::op op, std::uint32_t window);
  Leaf leaf(const std::vector<Piece>& pieces, const QueryField* field, Highlight::Kind kind,
            std::uint32_t window);

  const LanguageContext& context_;
  Warnings& warnings_;
  std::size_t words_read_ = 0;
  std::map<std::string, std::vector<Xapian::Query>> alternatives_;  ///< by prefix, once looked up
};

}  // namespace tickerdex
