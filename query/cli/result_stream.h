// Writes a result to its reader in pieces of whole hits, as they are made.
//
// Output is buffered up to a flush, and written once there is enough of it. On a failure, output
// after the last flush is dropped, so that no hit is ever written in part. A reader that closes the
// pipe ends the output at once.
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

/// The reader has closed the pipe. Not an error.
struct ReaderLeft {};

class ResultStream : private std::streambuf {
 public:
  explicit ResultStream(const Environment& environment);

  /// Writing to it throws OutputError or ReaderLeft.
  std::ostream& stream() { return stream_; }
  /// Writes buffered output up to the last flush; drops the rest. @throws OutputError, ReaderLeft.
  void write_whole();

 private:
  int_type overflow(int_type byte) override;
  std::streamsize xsputn(const char* bytes, std::streamsize count) override;
  int sync() override;

  const Environment& environment_;
  std::string held_;
  std::size_t whole_ = 0;  ///< bytes of `held_` up to the last flush
  std::ostream stream_;
};

/// @throws OutputError, ReaderLeft.
void write_result(const Environment& environment, std::string_view bytes);

}  // namespace tickerdex
