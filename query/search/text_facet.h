// Counts the values of a text attribute by their folded form.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "query/engine/attribute.h"
#include "query/engine/document_set.h"
#include "query/search/search.h"

namespace tickerdex {

/// A facet with at least the first `limit` values (0: all), unordered. With `topic_kind`: only
/// topics of that kind (empty: without a kind), without the kind.
Facet count_text(const DocumentSet& set, TextAttribute& attribute,
                 std::optional<std::string_view> topic_kind, std::uint32_t limit);

}  // namespace tickerdex
