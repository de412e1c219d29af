// Parses the text of a query and builds it.
//
// README and --help describe the language. Pasted prose is never an error: what cannot be an
// operator or a field is searched as words, with a warning. QueryErrors are impossible dates and
// numbers, and the limits (64 KiB, parentheses 100 deep). Of more than 1,000 words the first 1,000
// are searched. The text may be any bytes. The same text and context give the same query. Not
// thread-safe, because of the Analyzer; a BuiltQuery is a value.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/engine/query.h"
#include "query/language/highlight.h"
#include "query/language/language_context.h"
#include "query/language/query_error.h"

namespace tickerdex {

struct BuiltQuery {
  Query query;  ///< everything for an empty text
  /// Canonical spelling, `(cloud AND revenue) AND ticker:BABA`; parsing it again gives this query.
  std::string understood;
  std::vector<std::string> warnings;  ///< one line each, safe to print
  std::vector<Highlight> highlights;
  bool has_plain_words = false;  ///< more than one plain word, so that all and any differ
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
