#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

struct Lead {
  unsigned trails;     // bytes that follow
  unsigned char low;   // bounds of the first of them: they rule out overlong forms,
  unsigned char high;  // surrogates and values over U+10FFFF
  char32_t bits;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF, byte & 0x1FU};
  if (byte == 0xE0) return {2, 0xA0, 0xBF, 0};
  if (byte == 0xED) return {2, 0x80, 0x9F, 0xD};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF, byte & 0xFU};
  if (byte == 0xF0) return {3, 0x90, 0xBF, 0};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF, byte & 0x7U};
  if (byte == 0xF4) return {3, 0x80, 0x8F, 4};
  return {0, 0, 0, 0};
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const Lead lead = lead_of(first);
  if (lead.trails == 0) return kReplacement;
  char32_t c = lead.bits;
  for (unsigned i = 0; i < lead.trails; ++i) {
    if (at == text.size()) return kReplacement;
    const auto byte = static_cast<unsigned char>(text[at]);
    const unsigned char low = i == 0 ? lead.low : 0x80;
    const unsigned char high = i == 0 ? lead.high : 0xBF;
    if (byte < low || byte > high) return kReplacement;
    c = (c << 6) | (byte & 0x3FU);
    ++at;
  }
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = kReplacement;
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  const auto trail = [&put](char32_t bits) { put(0x80 | (bits & 0x3F)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    trail(c);
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    trail(c >> 6);
    trail(c);
  } else {
    put(0xF0 | (c >> 18));
    trail(c >> 12);
    trail(c >> 6);
    trail(c);
  }
}

}  // namespace tickerdex
