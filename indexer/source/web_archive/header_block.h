// The headers before a message, as HTTP and WARC write them: a first line, then "Name: value" lines
// up to an empty one. A line that begins with white space continues the one before. Either line end
// is accepted. Source: RFC 9112, section 2; ISO 28500.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tickerdex {

struct HeaderBlock {
  std::string first_line;
  std::vector<std::pair<std::string, std::string>> fields;  ///< names in lower case
  std::size_t bytes = 0;  ///< including the empty line

  /// The first field of that name, which is in lower case; empty if there is none.
  std::string_view value(std::string_view name) const;
};

/// Nullopt if there is no empty line.
std::optional<HeaderBlock> read_headers(std::string_view text);

/// "text/html" of "Text/HTML; charset=utf-8".
std::string media_type(std::string_view content_type);

}  // namespace tickerdex
