// The fields that can be typed before a colon, and what each of them takes.
//
// The table names what is typed; prefixes and slots come from the schema. An article carries the
// present marker `term_for(Field::present, name)` for every field of the table with `has_marker`
// that it has a value of: that is what `field:*` and `field:none` ask for.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/fields.h"

namespace tickerdex {

enum class FieldKind : std::uint8_t {
  words,   ///< text: words, phrases, wildcards
  value,   ///< one whole value
  topic,   ///< one whole value; '-' and '_' may stand for a space
  host,    ///< a host name, or the address of a page on it
  ticker,  ///< a symbol, perhaps with its exchange
  number,  ///< a bound or a range
  date,    ///< a period
  since,   ///< a period's beginning, and all that comes after
  until,   ///< a period's end, and all that comes before
};

struct QueryField {
  std::string_view name;  ///< as typed, lower case
  FieldKind kind;
  Field field;                ///< of its terms (words, value, topic, host, ticker)
  Slot slot;                  ///< of its values (number, date)
  double lowest, highest;     ///< of a number
  bool has_marker;            ///< articles with a value carry a present marker
  bool is_topic_kind;         ///< its terms are topics of the kind `name`: "place:usa"
};

/// All fields, in the order in which they are listed to people.
std::span<const QueryField> query_fields();

/// Nothing (null) for a name that is no field. Names are lower case, as operators are upper case.
const QueryField* find_query_field(std::string_view name);

/// Names that `typed` may have been meant for, best first; few or none.
std::vector<std::string> similar_field_names(std::string_view typed);

}  // namespace tickerdex
