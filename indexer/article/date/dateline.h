// Finds the published time in an article's own text.
//
// Only a date in a dateline counts: on a line within the first kHeadBytes or the last kTailBytes of
// the body, preceded only by a place, an agency or "Published", and followed by the end of the line
// or by what ends a dateline (" - ", "(", "--", "/", "|"). In the title it must follow the last
// separator. Hence
//
//   "HONG KONG, November 14, 2025 (Sample Wire) - Alibaba said"   counts
//   "On November 14, 2023 Alibaba said"                            does not
//   "The deal of November 14, 2023 -- the largest -- was"          does not
//
// Thread-safe.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"

namespace tickerdex {

inline constexpr std::size_t kHeadBytes = 400;
inline constexpr std::size_t kTailBytes = 200;

/// The first dateline whose date `is_possible` accepts: in the head, the tail, then the title.
std::optional<ParsedDate> find_published(std::string_view title, std::string_view body,
                                         const std::function<bool(const ParsedDate&)>& is_possible);

}  // namespace tickerdex
