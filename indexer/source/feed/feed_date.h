// Dates that feeds write in their own ways, in a form that parse_date() reads.
//
//   Do, 14 Mär 2025 10:00:00 +0100      months of some twenty languages, by ICU
//   2004-05-25 오후 08:23:17             Korean: before and after noon
//   Fri, 14 Nov 2025 09:30 +0000 GMT    a zone that is said twice
//   2025-11-14T09Z                      an hour alone
//
// Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// `text` as it stands if parse_date() reads it, or if nothing helps.
std::string readable_feed_date(std::string_view text);

}  // namespace tickerdex
