// What Xapian's tables can hold, checked by both writers before anything is changed, so that both
// refuse the same documents.
//
// A key is at most 255 bytes, and a term stands in keys with each NUL as two bytes, followed by a
// NUL and up to five bytes of document number. So a term has at most 245 bytes and at most 249
// with its NULs counted twice.
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
/// @throws IndexError if `key` is empty or too long for an entry of metadata.
void check_metadata_key(std::string_view key);

}  // namespace tickerdex::glass
