// The fields that can be typed before a colon, and the kinds of their values.
//
// Prefixes and slots come from the schema. An article has the presence marker
// `term_for(Field::present, name)` for every field with `has_marker` of which it has a value;
// `field:*` and `field:none` use it.
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
  topic,   ///< one whole value; '-' and '_' may replace a space
  host,    ///< a host name, or a URL on it
  ticker,  ///< a symbol, perhaps with its exchange
  number,  ///< a bound or a range
  date,    ///< a period
  since,   ///< the beginning of a period and everything after it
  until,   ///< the end of a period and everything before it
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

/// All fields, in the order for messages.
std::span<const QueryField> query_fields();

/// Null for an unknown name. Names are lower case, since operators are upper case.
const QueryField* find_query_field(std::string_view name);

/// Suggestions for a mistyped name, best first; may be empty.
std::vector<std::string> similar_field_names(std::string_view typed);

}  // namespace tickerdex
