// Counting the values of a text attribute by what they fold to.
#pragma once

#include <optional>
#include <string_view>

#include "query/search/attribute.h"
#include "query/search/document_set.h"
#include "query/search/search.h"

namespace tickerdex {

/// Facet with all values, in no order. With `topic_kind`: only topics of that kind (empty: of no
/// kind), the kind cut off.
Facet count_text(const DocumentSet& set, TextAttribute& attribute,
                 std::optional<std::string_view> topic_kind);

}  // namespace tickerdex
