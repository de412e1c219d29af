#include "indexer/source/window.h"

#include <algorithm>
#include <cstring>

namespace tickerdex {

Window::Window(ByteStream& stream, std::size_t chunk_bytes)
    : stream_(stream),
      chunk_bytes_(chunk_bytes),
      buffer_(std::make_unique_for_overwrite<char[]>(2 * chunk_bytes)),
      capacity_(2 * chunk_bytes) {}

bool Window::more() {
  if (at_end_) return false;
  if (capacity_ - end_ < chunk_bytes_) {
    const std::size_t held = end_ - begin_;
    if (capacity_ - held < chunk_bytes_) {
      const std::size_t larger = std::max(2 * capacity_, held + chunk_bytes_);
      auto buffer = std::make_unique_for_overwrite<char[]>(larger);
      std::memcpy(buffer.get(), buffer_.get() + begin_, held);
      buffer_ = std::move(buffer);
      capacity_ = larger;
    } else {
      std::memmove(buffer_.get(), buffer_.get() + begin_, held);
    }
    begin_ = 0;
    end_ = held;
  }
  const std::size_t got = stream_.read(buffer_.get() + end_, chunk_bytes_);
  at_end_ = got == 0;
  end_ += got;
  return !at_end_;
}

void Window::fill(std::size_t bytes) {
  while (end_ - begin_ < bytes && more()) {
  }
}

void Window::consume(std::size_t bytes) {
  const char* at = buffer_.get() + begin_;
  const char* const end = at + bytes;
  std::uint64_t lines = 0;
  while ((at = static_cast<const char*>(
              std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
    ++lines;
    ++at;
  }
  consume_lines(bytes, lines);
}

}  // namespace tickerdex
