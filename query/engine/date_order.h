// Orders the hits of a search by published time.
//
// Undated articles come last in both orders. Ties are ordered by document number, so that the order
// is deterministic. Only the requested page (offset and limit) is kept. Errors: Xapian::Error.
#pragma once

#include <cstdint>

#include "query/engine/attribute.h"
#include "query/engine/document_set.h"
#include "query/engine/scoring/top_hits.h"

namespace tickerdex {

enum class DateOrder : std::uint8_t { newest, oldest };

RankedPage rank_by_date(const DocumentSet& set, NumberAttribute& published, DateOrder order,
                        std::uint64_t offset, std::uint64_t limit);

}  // namespace tickerdex
