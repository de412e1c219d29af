#include "indexer/source/web_archive/header_block.h"

#include <algorithm>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {

std::string_view HeaderBlock::value(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &decltype(fields)::value_type::first);
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<HeaderBlock> read_headers(std::string_view text) {
  HeaderBlock block;
  bool is_first = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = end + 1;
    if (line.empty()) {
      block.bytes = at;
      return block;
    }
    const bool continues = line.front() == ' ' || line.front() == '\t';
    if (is_first) {
      block.first_line = trimmed(line);
      is_first = false;
    } else if (continues && !block.fields.empty()) {
      block.fields.back().second.append(" ").append(trimmed(line));
    } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
      block.fields.emplace_back(ascii_lower(trimmed(line.substr(0, colon))),
                                trimmed(line.substr(colon + 1)));
    }
  }
  return std::nullopt;
}

std::string media_type(std::string_view content_type) {
  return ascii_lower(trimmed(content_type.substr(0, content_type.find(';'))));
}

}  // namespace tickerdex
