// Parses words, phrases, wildcards and NEAR into pieces, one per position, which word_terms.h
// converts to terms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/clause.h"
#include "query/language/parser.h"
#include "query/language/warnings.h"
#include "query/language/word_terms.h"

namespace tickerdex {

/// Limit for all words of a query, including each part of a phrase.
inline constexpr std::size_t kMaxQueryWords = 1000;

class WordReader {
 public:
  WordReader(const LanguageContext& context, Warnings& warnings)
      : context_(context), warnings_(warnings), terms_(context, warnings) {}

  /// For a node of kind text or quoted, or a value searched as words; `field` may be null. Empty if
  /// it has no letter or digit.
  Clause words(std::string_view text, bool is_quoted, const QueryField* field);

  /// For a node of kind near or adj.
  Clause near(const Node& node);

 private:
  using Piece = WordPiece;
  struct Reading {
    std::vector<Piece> pieces;  ///< one per position
    std::string spelled;        ///< quoted if necessary, except a field's value
    bool is_wildcard = false;
  };

  Reading read(std::string_view text, bool is_quoted);
  Clause phrase_of(const Reading& reading, const QueryField* field);
  bool read_wildcard(std::string_view stripped, Reading& reading);
  void read_words(std::string_view text, Reading& reading);
  void cut_to_limit(std::vector<QueryWord>& words);
  std::string spell(const std::vector<QueryWord>& words, std::string_view typed);

  const LanguageContext& context_;
  Warnings& warnings_;
  WordTerms terms_;
  std::size_t words_read_ = 0;
};

}  // namespace tickerdex
