// A document's number in one generation: Xapian's, from 1. The greatest that there could be is
// never given: it is the end of all ranges.
#pragma once

#include <cstdint>
#include <limits>

namespace tickerdex {

using DocumentNumber = std::uint32_t;

inline constexpr DocumentNumber kEndOfDocuments = std::numeric_limits<DocumentNumber>::max();

}  // namespace tickerdex
