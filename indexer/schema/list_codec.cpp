#include "indexer/schema/list_codec.h"

#include <fmt/format.h>

namespace tickerdex {

void append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>((value & 0x7F) | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

bool read_varint(std::string_view& bytes, std::uint64_t& value) {
  std::uint64_t result = 0;
  for (std::size_t i = 0; i < bytes.size() && i < 10; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    result |= std::uint64_t{byte & 0x7FU} << (7 * i);
    if (byte < 0x80) {
      value = result;
      bytes.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

std::string encode_list(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) {
    append_varint(out, item.size());
    out += item;
  }
  return out;
}

std::vector<std::string_view> decode_list(std::string_view bytes) {
  std::vector<std::string_view> items;
  std::uint64_t length = 0;
  while (read_varint(bytes, length) && length <= bytes.size()) {
    items.push_back(bytes.substr(0, length));
    bytes.remove_prefix(length);
  }
  return items;
}

std::string encode_scores(const std::vector<std::pair<std::string, double>>& scores) {
  std::vector<std::string> items;
  for (const auto& [symbol, score] : scores) {
    items.push_back(symbol);
    items.push_back(fmt::format("{}", score));
  }
  return encode_list(items);
}

}  // namespace tickerdex
