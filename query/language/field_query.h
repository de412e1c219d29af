// Values of fields as queries: whole values, tickers, numbers, dates, any and none.
//
// None of them is ranked. `field:*` and `field:none` ask for the present marker. A number or date
// that cannot be is a QueryError at its place; a ticker that cannot be is left to be read as words.
#pragma once

#include <optional>

#include "query/language/ast.h"
#include "query/language/clause.h"
#include "query/language/language_context.h"
#include "query/language/warnings.h"

namespace tickerdex {

class FieldReader {
 public:
  FieldReader(const LanguageContext& context, Warnings& warnings)
      : context_(context), warnings_(warnings) {}

  /// `*` or `none` in `node`, which is of a field: with any value, without one. Nothing if it
  /// is neither.
  static std::optional<Clause> presence(const Node& node);

  /// Of a node of kind value. Nothing: read it as words.
  /// @throws QueryError.
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
