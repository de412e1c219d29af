// A document's number in one generation: Xapian's, from 1 to the greatest that 32 bits hold.
#pragma once

#include <cstdint>
#include <limits>

namespace tickerdex {

using DocumentNumber = std::uint32_t;

/// Behind every number, and so in 64 bits, as is each end of a range that is not itself in it.
inline constexpr std::uint64_t kEndOfDocuments =
    std::uint64_t{std::numeric_limits<DocumentNumber>::max()} + 1;

}  // namespace tickerdex
