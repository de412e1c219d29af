// Makes queries from values of fields: whole values, tickers, numbers, dates, any and none.
//
// None of them is ranked. `field:*` and `field:none` use the presence marker. An impossible number
// or date is a QueryError at its place; an impossible ticker is searched as words.
#pragma once

#include <optional>

#include "query/language/clause.h"
#include "query/language/language_context.h"
#include "query/language/parser.h"
#include "query/language/warnings.h"

namespace tickerdex {

class FieldReader {
 public:
  FieldReader(const LanguageContext& context, Warnings& warnings)
      : context_(context), warnings_(warnings) {}

  /// `*` or `none` in `node`, the value of a field: with any value, without one. nullopt if it is
  /// neither.
  static std::optional<Clause> presence(const Node& node);

  /// For a node of kind value. nullopt: search it as words. @throws QueryError.
  std::optional<Clause> value(const Node& node);

 private:
  std::optional<Clause> ticker(const Node& node);
  Clause whole_value(const Node& node);
  Clause host(const Node& node);
  Clause number(const Node& node);
  Clause date(const Node& node);

  const LanguageContext& context_;
  Warnings& warnings_;
};

}  // namespace tickerdex
