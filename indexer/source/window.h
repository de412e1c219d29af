// A window that slides over a stream: the bytes not yet used up, and where they stand.
//
// A splitter looks at view(), asks for more() behind it until a record is whole, and consumes the
// record. What is held is one record and one chunk, whatever the length of the stream; what a long
// record needed beyond two chunks is given back behind it.
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
  /// Called before the window grows, with the bytes that it will hold then.
  void before_growth(std::function<void(std::size_t)> call) { before_growth_ = std::move(call); }

  /// Valid until more() is called.
  std::string_view view() const { return {buffer_.get() + begin_, end_ - begin_}; }
  /// Reads on behind what is held; false, and nothing new, at the end. @throws ReadError.
  bool more();
  /// Reads on until at least `bytes` are held, or the end.
  void fill(std::size_t bytes);
  /// Moves on; lines are counted by '\n'.
  void consume(std::size_t bytes);
  /// Moves on over text that is known to end so many lines.
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
  Buffer buffer_;  ///< of malloc, whose realloc moves pages and copies nothing
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;
  bool at_end_ = false;
};

}  // namespace tickerdex
