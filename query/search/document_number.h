// A document's number in one generation: Xapian's, from 1.
#pragma once

#include <cstdint>

namespace tickerdex {

using DocumentNumber = std::uint32_t;

}  // namespace tickerdex
