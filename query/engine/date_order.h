// The hits of a search by their published times.
//
// Undated articles come last in both orders. Ties go to the smaller document number, so that every
// order is the same each time. Only what is asked for (offset and limit) is kept; beyond the last
// match there is nothing. Errors: Xapian::Error.
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
