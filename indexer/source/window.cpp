#include "indexer/source/window.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace tickerdex {

Window::Window(ByteStream& stream, std::size_t chunk_bytes)
    : stream_(stream), chunk_bytes_(chunk_bytes) {
  resize(2 * chunk_bytes);
}

void Window::resize(std::size_t capacity) {
  char* const bytes = static_cast<char*>(std::realloc(buffer_.get(), capacity));
  if (bytes == nullptr) throw std::bad_alloc();
  static_cast<void>(buffer_.release());
  buffer_.reset(bytes);
  capacity_ = capacity;
}

bool Window::more() {
  constexpr std::size_t kUsualChunks = 4;
  if (at_end_) return false;
  const std::size_t held = end_ - begin_;
  const bool was_long = capacity_ > kUsualChunks * chunk_bytes_ && held <= chunk_bytes_;
  if (was_long || capacity_ - end_ < chunk_bytes_) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, held);
    begin_ = 0;
    end_ = held;
    if (was_long) {
      resize(2 * chunk_bytes_);
    } else if (capacity_ - held < chunk_bytes_) {
      const std::size_t larger = std::max(2 * capacity_, held + chunk_bytes_);
      if (before_growth_) before_growth_(larger);
      resize(larger);
    }
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
