// Counting articles by periods of their published time, in UTC.
#pragma once

#include "indexer/schema/date/date.h"
#include "query/search/attribute.h"
#include "query/search/document_set.h"
#include "query/search/search.h"

namespace tickerdex {

/// In no order, nameless itself.
Facet count_periods(const DocumentSet& set, NumberAttribute& published, Period period);

}  // namespace tickerdex
