// A sliding window over a stream: the bytes not yet consumed, and their position.
//
// A splitter looks at view(), calls more() until it contains a whole record, and consumes the
// record. Memory: one record and one chunk, whatever the length of the stream; after a long record
// the window shrinks to two chunks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>

#include "indexer/source/byte_stream.h"

namespace tickerdex {

class Window {
 public:
  static constexpr std::size_t kChunkBytes = std::size_t{1} << 18;

  /// `stream` is not owned.
  explicit Window(ByteStream& stream, std::size_t chunk_bytes = kChunkBytes);
  /// `call` is called before the window grows, with its new size in bytes.
  void before_growth(std::function<void(std::size_t)> call) { before_growth_ = std::move(call); }

  /// Valid until more() is called.
  std::string_view view() const { return {buffer_.get() + begin_, end_ - begin_}; }
  /// Reads another chunk; false at the end of the stream. @throws ReadError.
  bool more();
  /// Reads until view() has at least `bytes` bytes, or the stream ends.
  void fill(std::size_t bytes);
  /// Removes bytes from the front; counts lines by '\n'.
  void consume(std::size_t bytes);
  /// The same for text known to contain `lines` line ends.
  void consume_lines(std::size_t bytes, std::uint64_t lines) {
    begin_ += bytes;
    offset_ += bytes;
    line_ += lines;
  }

  std::uint64_t line() const { return line_; }      ///< of view().front(), from 1
  std::uint64_t offset() const { return offset_; }  ///< of view().front()

 private:
  struct Free {
    void operator()(char* bytes) const { std::free(bytes); }
  };
  using Buffer = std::unique_ptr<char[], Free>;
  void resize(std::size_t capacity);

  ByteStream& stream_;
  std::size_t chunk_bytes_;
  std::function<void(std::size_t)> before_growth_;
  Buffer buffer_;  ///< from malloc, because realloc moves pages instead of copying
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;
  bool at_end_ = false;
};

}  // namespace tickerdex
