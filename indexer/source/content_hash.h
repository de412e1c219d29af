// Detects whether a file's bytes have changed: CRC-32 and Adler-32, 64 bits that cost next to
// nothing compared with reading. Not collision-resistant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tickerdex {

class ContentHash {
 public:
  /// The value does not depend on how the bytes are split into calls.
  void add(std::string_view bytes);
  std::uint64_t value() const { return std::uint64_t{crc_} << 32 | adler_; }

 private:
  std::uint32_t crc_ = 0;
  std::uint32_t adler_ = 1;
};

class ByteStream;

/// Reads the stream to its end. @throws ReadError.
std::uint64_t content_hash_of(ByteStream& stream);
/// Reads a whole file. @throws ReadError.
std::uint64_t content_hash_of_file(const std::string& path);

}  // namespace tickerdex
