// The published time that an article's own text gives.
//
// Only a date that stands as a dateline counts: on a line within the first kHeadBytes or the last
// kTailBytes of the body, with nothing before it but a place, an agency or "Published", and behind
// it the end of the line or what ends a dateline (" - ", "(", "--", "/", "|"). In the title it must
// stand behind the last separator. Hence
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

/// The first dateline whose date `is_possible` accepts: of the head, then the tail, then the title.
std::optional<ParsedDate> find_published(std::string_view title, std::string_view body,
                                         const std::function<bool(const ParsedDate&)>& is_possible);

}  // namespace tickerdex
