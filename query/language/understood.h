// Prints a query in the query language itself; parsing it again gives the same query.
#pragma once

#include <string>
#include <string_view>

#include "query/language/clause.h"
#include "query/language/field_table.h"

namespace tickerdex {

/// For a clause in normal form: `(cloud AND revenue) AND ticker:BABA AND NOT military`.
std::string understood(const Clause& clause);

/// Words as typed outside of any field, quoted if necessary.
std::string spelled_words(std::string_view words);

/// `topic:"mergers & acquisitions"`; a value that would be parsed differently is quoted.
std::string spelled_value(const QueryField& field, std::string_view value);

}  // namespace tickerdex
