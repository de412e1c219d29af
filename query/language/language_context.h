// What parsing a query depends on, besides its text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/date/date_range.h"
#include "indexer/schema/text/analyzer.h"
#include "query/engine/term_lister.h"

namespace tickerdex {

struct LanguageContext {
  Analyzer* analyzer = nullptr;        ///< not owned
  std::vector<std::string> languages;  ///< of the index, ISO 639-1, sorted
  DateContext dates;
  /// The terms of the index, for the forms of a word and for words typed with '*' (not owned; may
  /// be null).
  const TermLister* terms = nullptr;
};

enum class WordMatching : std::uint8_t { all, any };  ///< how plain words are combined

}  // namespace tickerdex
