// A document's number in one generation: Xapian's, from 1 to the maximum of 32 bits.
#pragma once

#include <cstdint>
#include <limits>

namespace tickerdex {

using DocumentNumber = std::uint32_t;

/// One past the last possible number, hence in 64 bits, as is the exclusive end of any range.
inline constexpr std::uint64_t kEndOfDocuments =
    std::uint64_t{std::numeric_limits<DocumentNumber>::max()} + 1;

}  // namespace tickerdex
