// Detects whether a file's bytes have changed: a StreamHash (schema/hash.h) of them.
#pragma once

#include <cstdint>
#include <string>

namespace tickerdex {

class ByteStream;

/// Reads the stream to its end. @throws ReadError.
std::uint64_t content_hash_of(ByteStream& stream);
/// Reads a whole file. @throws ReadError.
std::uint64_t content_hash_of_file(const std::string& path);

}  // namespace tickerdex
