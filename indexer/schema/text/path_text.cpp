#include "indexer/schema/text/path_text.h"

#include <fmt/format.h>

#include <iterator>

#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

bool is_encoded_byte(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && is_hex_digit(text[at + 1]) && is_hex_digit(text[at + 2]);
}

std::string encoded(std::string_view bytes, bool keeps_percent) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    if (!keeps_percent && is_encoded_byte(bytes, at)) {
      out += "%25";
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(bytes, at);
    const std::string_view character = bytes.substr(begin, at - begin);
    if (c != kReplacement || character == "\xEF\xBF\xBD") {
      out.append(character);
      continue;
    }
    for (const char byte : character) {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return out;
}

}  // namespace

std::string path_text(std::string_view path) { return encoded(path, false); }

std::string message_text(std::string_view message) { return encoded(message, true); }

}  // namespace tickerdex
