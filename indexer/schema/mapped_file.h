// A memory-mapped file; its bytes are read when they are accessed.
//
// Files of a published generation never change. If one is truncated anyway, or the disk fails,
// accessing the bytes raises SIGBUS: end_on_unreadable_files() sets how the run then ends, and
// mapped_path_at() tells which file it was.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

class MappedFile {
 public:
  /// nullopt, with errno set, if it cannot be mapped. An empty file has no bytes.
  static std::optional<MappedFile> open(const std::string& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept { swap(other); }
  MappedFile& operator=(MappedFile&& other) noexcept {
    swap(other);
    return *this;
  }
  ~MappedFile();

  const char* data() const { return data_; }
  std::size_t size() const { return size_; }
  std::string_view bytes() const { return {data_, size_}; }
  /// Pages read so far no longer count as memory of this process; they are read again on the next
  /// access.
  void drop_pages() const;

 private:
  void swap(MappedFile& other) noexcept;

  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// The path of the mapped file that contains `address`, as safe_name(), NUL-terminated; null if
/// there is none, or too many files are mapped. Async-signal-safe; valid as long as the file is
/// mapped.
const char* mapped_path_at(const void* address) noexcept;

}  // namespace tickerdex
