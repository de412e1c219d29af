// Counting the values of a text attribute by what they fold to.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "query/engine/attribute.h"
#include "query/engine/document_set.h"
#include "query/search/search.h"

namespace tickerdex {

/// Facet with at least the `limit` values that come first (0: all), in no order. With `topic_kind`:
/// only topics of that kind (empty: of no kind), the kind cut off.
Facet count_text(const DocumentSet& set, TextAttribute& attribute,
                 std::optional<std::string_view> topic_kind, std::uint32_t limit);

}  // namespace tickerdex
