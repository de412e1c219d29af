// Topic labels as a page shows them: in a row, with separators or glued together.
//
//   "Corporate EarningsCompany Outlook" -> "Corporate Earnings", "Company Outlook"
//   "Technology, M&AIPO"                -> "Technology", "M&A", "IPO"
//
// Names that are known are cut out first; elsewhere a capital behind two small letters begins a
// new label, so that "eSports" and "McDonald" stay whole. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex::page {

/// A line that is known to hold topics: what they are. At most 64.
std::vector<std::string> split_topics(std::string_view line);

enum class TopicLine : std::uint8_t {
  no,
  single,  ///< one known topic: perhaps a heading
  several  ///< glued or separated topics, at least one of them known
};

/// Whether a line that nothing announces holds topics.
TopicLine topic_line(std::string_view line);

/// Whether a line beside a sheet of scores holds topics: glued labels, none of which need be known
/// ("Quantum WidgetsDeep Mines", but not "PayPal").
bool is_glued(std::string_view line);

}  // namespace tickerdex::page
