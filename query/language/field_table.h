// The fields that can be typed before a colon, and the kinds of their values.
//
// They are those of the schema's table, plus `since` and `until` for `date` and each kind of topic
// for `topic`. An article has the presence marker term_for(Field::present, name) for each field
// with `has_marker` of which it has a value; `field:*` and `field:none` search for it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/fields.h"

namespace tickerdex {

struct QueryField {
  std::string_view name;  ///< as typed, lower case
  FieldKind kind;
  Field field;
  Slot slot;               ///< of its values (number, date)
  double lowest, highest;  ///< of a number
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
