// The encodings of numbers and keys in Xapian's glass tables.
//
//   V        LEB128: seven bits a byte, least significant first, high bit on all but the last
//   S(did)   a document number, so that bytes sort as numbers: two bytes big-endian below 0x8000;
//            else n = (37 - leading zeros) / 7 bytes, the first with its top n - 2 bits set
//   esc(t)   a term with each NUL as 00 ff, so that a 00 after it ends it in sort order
//
// Functions write through a pointer into space reserved by the caller. Reading functions without an
// `end` trust their input, which this program wrote in the same run.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace tickerdex::glass {

inline constexpr std::size_t kMaxVarintBytes = 10;
inline constexpr std::size_t kMaxDocumentKeyBytes = 5;

inline char* put_varint(char* at, std::uint64_t value) {
  while (value >= 0x80) {
    *at++ = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  *at++ = static_cast<char>(value);
  return at;
}

inline const char* get_varint(const char* at, std::uint64_t& value) {
  std::uint64_t result = static_cast<unsigned char>(*at++);
  if (result >= 0x80) {
    result &= 0x7f;
    for (unsigned shift = 7;; shift += 7) {
      const std::uint64_t byte = static_cast<unsigned char>(*at++);
      result |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
  }
  value = result;
  return at;
}

/// Null if it is truncated or has more than 64 bits.
inline const char* get_varint(const char* at, const char* end, std::uint64_t& value) {
  std::uint64_t result = 0;
  for (unsigned shift = 0; at != end; shift += 7) {
    const std::uint64_t byte = static_cast<unsigned char>(*at++);
    if (shift == 63 && byte > 1) return nullptr;
    result |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      value = result;
      return at;
    }
  }
  return nullptr;
}

inline std::size_t varint_bytes(std::uint64_t value) {
  return (static_cast<std::size_t>(std::bit_width(value | 1)) + 6) / 7;
}

inline void append_v(std::string& out, std::uint64_t value) {
  char bytes[kMaxVarintBytes];
  out.append(bytes, static_cast<std::size_t>(put_varint(bytes, value) - bytes));
}

inline char* put_bytes(char* at, std::string_view bytes) {
  if (!bytes.empty()) std::memcpy(at, bytes.data(), bytes.size());
  return at + bytes.size();
}

inline void put_big_endian16(char* at, std::size_t value) {
  at[0] = static_cast<char>(value >> 8);
  at[1] = static_cast<char>(value);
}

inline void put_big_endian32(char* at, std::uint32_t value) {
  put_big_endian16(at, value >> 16);
  put_big_endian16(at + 2, value & 0xffff);
}

inline std::size_t get_big_endian16(const char* at) {
  return std::size_t{static_cast<unsigned char>(at[0])} << 8 | static_cast<unsigned char>(at[1]);
}

inline std::uint32_t get_big_endian32(const char* at) {
  return static_cast<std::uint32_t>(get_big_endian16(at) << 16 | get_big_endian16(at + 2));
}

inline char* put_document_key(char* at, std::uint32_t document) {
  if (document < 0x8000) {
    put_big_endian16(at, document);
    return at + 2;
  }
  const unsigned bytes = (37 - static_cast<unsigned>(std::countl_zero(document))) / 7;
  for (unsigned i = 0; i < bytes; ++i) {
    const unsigned shift = 8 * (bytes - 1 - i);
    at[i] = static_cast<char>(shift < 32 ? document >> shift : 0);
  }
  at[0] = static_cast<char>(static_cast<unsigned char>(at[0]) | (0xffU << (10 - bytes)));
  return at + bytes;
}

inline void append_document_key(std::string& out, std::uint32_t document) {
  char bytes[kMaxDocumentKeyBytes];
  out.append(bytes, static_cast<std::size_t>(put_document_key(bytes, document) - bytes));
}

/// The document whose key is exactly `bytes`; 0, which is no document, if they are not a key.
inline std::uint32_t get_document_key(std::string_view bytes) {
  if (bytes.empty()) return 0;
  const auto first = static_cast<unsigned char>(bytes.front());
  const auto marks = static_cast<std::size_t>(std::countl_one(first));
  if (bytes.size() != marks + 2 || bytes.size() > kMaxDocumentKeyBytes) return 0;
  std::uint64_t document = first & (0xffU >> marks);
  for (const char byte : bytes.substr(1)) {
    document = document << 8 | static_cast<unsigned char>(byte);
  }
  return document <= 0xffffffff ? static_cast<std::uint32_t>(document) : 0;
}

inline void append_escaped(std::string& out, std::string_view term) {
  for (const char c : term) {
    out.push_back(c);
    if (c == '\0') out.push_back('\xff');
  }
}

}  // namespace tickerdex::glass
