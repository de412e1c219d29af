// From what was typed to a Xapian::Query, with what was understood.
//
// The language is that of design section 7. Pasted prose never fails: what cannot be an operator
// or a field is searched as words, with a warning. A real mistake is a QueryError: a date or
// number that cannot be, and the limits (64 KiB, parentheses 100 deep). Of more than 1,000 words
// the first 1,000 are searched. Any bytes may be typed. The same text and context give the same
// query. An Analyzer belongs to one thread, and so does reading; what was built is a value.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/date/date_range.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/text/analyzer.h"
#include "query/engine/value_range.h"
#include "query/language/highlight.h"

namespace tickerdex {

/// A mistake at a place of the query: exit code 2. what() is one line with the fix.
struct QueryError : UsageError {
  QueryError(const std::string& what, std::size_t offset_, std::size_t length_)
      : UsageError(what), offset(offset_), length(length_) {}
  std::size_t offset;  ///< bytes of the query
  std::size_t length;
};

/// What the index tells the language: which stems to ask for.
struct LanguageContext {
  Analyzer* analyzer = nullptr;        ///< not owned
  std::vector<std::string> languages;  ///< those that the index holds, ISO 639-1, sorted
  DateContext dates;
  /// For words typed with '*': the database whose terms begin so (not owned; may be null).
  const Xapian::Database* database = nullptr;
};

enum class WordMatching : std::uint8_t { all, any };  ///< what stands between plain words

struct BuiltQuery {
  Xapian::Query query;      ///< MatchAll for an empty text
  /// Canonical spelling, `(cloud AND revenue) AND ticker:BABA`: typed again, it means the same.
  std::string understood;
  std::vector<std::string> warnings;  ///< one line each, safe to print
  std::vector<Highlight> highlights;
  ValueRanges ranges;            ///< those of its leaves that ask for dates and numbers
  bool may_repeat = true;        ///< false: no part of it is said twice
  bool has_plain_words = false;  ///< more than one plain word: all and any differ
  bool has_scores = false;       ///< some part of it is ranked (not only fields and dates)
};

/// Parses once; build() may then be called for each kind of matching.
class QueryText {
 public:
  /// @throws QueryError.
  QueryText(std::string_view text, const LanguageContext& context);
  ~QueryText();
  QueryText(QueryText&&) noexcept;

  BuiltQuery build(WordMatching matching) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tickerdex
