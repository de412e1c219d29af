// Recognises a line with only a time and perhaps an author.
//
//   "November 14, 2025"     "Published: 14 Nov 2025, 9:30 am ET"     "Updated 3 hours ago"
//   "Jane Doe · 9 hours ago · 4 min read"     "Sample Research | November 5, 2025"
//
// Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tickerdex::page {

struct TimeLine {
  std::string date;        ///< as written: "November 14, 2025"; empty if there is none
  bool is_update = false;  ///< the time of a later change, not of the publication
  std::string relative;    ///< "9 hours ago"; empty if there is none
  std::string author;
  std::string source;
};

std::optional<TimeLine> time_line_of(std::string_view line);

}  // namespace tickerdex::page
