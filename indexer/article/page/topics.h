// Splits topic labels as a page shows them: in a row, with separators or glued together.
//
//   "Corporate EarningsCompany Outlook" -> "Corporate Earnings", "Company Outlook"
//   "Technology, M&AIPO"                -> "Technology", "M&A", "IPO"
//
// Known names are recognised first; elsewhere a capital after two small letters begins a new label,
// so that "eSports" and "McDonald" stay whole. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex::page {

/// The topics of a line that is known to contain topics. At most 64.
std::vector<std::string> split_topics(std::string_view line);

enum class TopicLine : std::uint8_t {
  no,
  single,  ///< one known topic: perhaps a heading
  several  ///< glued or separated topics, at least one of them known
};

/// Whether a line without a label contains topics.
TopicLine topic_line(std::string_view line);

/// Whether a line next to a sheet of scores contains topics: glued labels, none of which need be
/// known ("Quantum WidgetsDeep Mines", but not "PayPal").
bool is_glued(std::string_view line);

}  // namespace tickerdex::page
