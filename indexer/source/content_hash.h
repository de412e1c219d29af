// Tells whether a file's bytes are still those that were read: CRC-32 and Adler-32 side by side,
// 64 bits that cost next to nothing beside reading. Not for data chosen by an enemy.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tickerdex {

class ContentHash {
 public:
  /// The value does not depend on how the bytes are cut into pieces.
  void add(std::string_view bytes);
  std::uint64_t value() const { return std::uint64_t{crc_} << 32 | adler_; }

 private:
  std::uint32_t crc_ = 0;
  std::uint32_t adler_ = 1;
};

class ByteStream;

/// Of all that it gives. @throws ReadError.
std::uint64_t content_hash_of(ByteStream& stream);
/// Of a whole file. @throws ReadError.
std::uint64_t content_hash_of_file(const std::string& path);

}  // namespace tickerdex
