// A memory-mapped file; its bytes are read when they are accessed.
//
// Files of a published generation never change. If one is truncated anyway, or the disk fails,
// accessing the bytes raises SIGBUS: end_on_unreadable_files() sets how the run then ends.
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

/// How a run ends when a mapped file becomes unreadable: the disk fails, or the file was truncated.
/// The kernel reports this with SIGBUS at any point, so the run can only end.
struct UnreadableFileEnd {
  const char* program;  ///< "tickerdex-query": the beginning of the line on stderr
  const char* advice;   ///< its end: what to do
  int exit_code;
};

/// From now on such a run ends with one line that names the file, if MappedFile mapped it, and with
/// that exit code. The texts must stay valid.
void end_on_unreadable_files(const UnreadableFileEnd& end);

}  // namespace tickerdex
