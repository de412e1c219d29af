// The limits of Xapian's tables. Both writers check them before they change anything, so that both
// refuse the same documents.
//
// A key has at most 255 bytes. In keys, a term has each NUL as two bytes and is followed by a NUL
// and up to five bytes of document number. So a term has at most 245 bytes, and at most 249 with
// NULs counted twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/schema/glass/layout.h"

namespace tickerdex::glass {

inline constexpr std::size_t kMaxTermBytes = 245;
inline constexpr std::size_t kMaxEscapedTermBytes = kMaxKeyBytes - 6;

/// @throws IndexError naming the limit.
void check_term(std::string_view term, std::uint32_t document);
/// @throws IndexError if `key` is empty or too long for a metadata entry.
void check_metadata_key(std::string_view key);

}  // namespace tickerdex::glass
