#include "tests/unit/output/print.h"

#include <fmt/format.h>

namespace tickerdex {

// Written without the code under test: a plain decoder that trusts only well-formed UTF-8.
std::string first_control(const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || i + length > text.size()) return fmt::format("ill-formed {:02X}", lead);
    unsigned c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xC0) != 0x80) return fmt::format("ill-formed {:02X} {:02X}", lead, next);
      c = (c << 6) | (next & 0x3FU);
    }
    const bool bad = (c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x61C ||
                     c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
                     (c >= 0x2066 && c <= 0x2069);
    if (bad) return fmt::format("U+{:04X}", c);
    i += length;
  }
  return {};
}

}  // namespace tickerdex
