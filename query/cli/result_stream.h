// The way of a result to its reader: in pieces of whole hits, as they are made.
//
// What is printed is held until it is flushed, and goes out once there is enough of it. A failure
// drops what came after the last flush, so that no hit is ever out in part. A reader that closes its
// end ends the printing at once.
#pragma once

#include <ostream>
#include <stdexcept>
#include <streambuf>
#include <string>

#include "query/cli/environment.h"

namespace tickerdex {

/// The result cannot be written: a full disk.
struct OutputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Whoever reads the result has seen enough. No error.
struct ReaderLeft {};

class ResultStream : private std::streambuf {
 public:
  explicit ResultStream(const Environment& environment);

  /// Throws what writing throws: OutputError, ReaderLeft.
  std::ostream& stream() { return stream_; }
  /// Writes what was flushed and is still held; the rest is dropped. @throws OutputError, ReaderLeft.
  void write_whole();

 private:
  int_type overflow(int_type byte) override;
  std::streamsize xsputn(const char* bytes, std::streamsize count) override;
  int sync() override;

  const Environment& environment_;
  std::string held_;
  std::size_t whole_ = 0;  ///< of `held_`: up to the last flush
  std::ostream stream_;
};

/// @throws OutputError, ReaderLeft.
void write_result(const Environment& environment, std::string_view bytes);

}  // namespace tickerdex
