// A whole file as bytes in memory, read as they are looked at.
//
// Files of a published generation never change. One that is cut short all the same, or a disk that
// fails, is told by SIGBUS when the bytes are looked at: end_on_unreadable_files() says what becomes
// of it, and mapped_path_at() which file it was.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

class MappedFile {
 public:
  /// Nothing, and errno says why, if it cannot be mapped. An empty file has no bytes.
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
  /// What has been looked at no longer counts as memory of this process; it is read again when it is
  /// looked at again.
  void drop_pages() const;

 private:
  void swap(MappedFile& other) noexcept;

  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// The path of the mapped file that `address` lies in, fit for a terminal (safe_name()), NUL
/// at its end; null if there is none, or too many files are mapped. May be called by a signal handler; the
/// path holds as long as the file is mapped.
const char* mapped_path_at(const void* address) noexcept;

}  // namespace tickerdex
