// Printing what was understood, in the query language itself: typed again, it means the same.
#pragma once

#include <string>
#include <string_view>

#include "query/language/clause.h"
#include "query/language/field_table.h"

namespace tickerdex {

/// Of a clause in normal form: `(cloud AND revenue) AND ticker:BABA AND NOT military`.
std::string understood(const Clause& clause);

/// Words as they can be typed outside of any field, in quotation marks where they need them.
std::string spelled_words(std::string_view words);

/// `topic:"mergers & acquisitions"`; a value that would be read as something else is quoted.
std::string spelled_value(const QueryField& field, std::string_view value);

}  // namespace tickerdex
