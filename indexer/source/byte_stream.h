// Bytes from a file or from standard input, read in chunks.
//
// Errors: ReadError with the system's message; it is caught per file, which is then rejected.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <stdexcept>
#include <string>

namespace tickerdex {

struct ReadError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Reads up to `size` (> 0) bytes; 0 at the end. @throws ReadError.
  virtual std::size_t read(char* into, std::size_t size) = 0;
  /// Sets where the next read begins; false if this stream cannot.
  virtual bool seek(std::uint64_t /*offset*/) { return false; }
};

/// @throws ReadError if `path` cannot be opened.
std::unique_ptr<ByteStream> open_file(const std::string& path);
/// Closes `descriptor` when destroyed.
std::unique_ptr<ByteStream> read_descriptor(int descriptor);
/// `in` is not owned.
std::unique_ptr<ByteStream> read_from(std::istream& in);

/// A StreamHash (schema/hash.h) of all bytes to the stream's end: whether a file has changed.
/// @throws ReadError.
std::uint64_t content_hash_of(ByteStream& stream);

}  // namespace tickerdex
