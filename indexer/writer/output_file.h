// A file written sequentially through a buffer, or an unnamed temporary file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace tickerdex {

/// Owns a file descriptor. Several readers may read at different offsets.
class FileHandle {
 public:
  FileHandle(int descriptor, std::string name);
  ~FileHandle();
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;

  int descriptor() const { return descriptor_; }
  const std::string& name() const { return name_; }
  /// Reads `bytes` bytes at `offset` to `out`. @throws IndexError, also if the file ends early.
  void read_at(std::uint64_t offset, char* out, std::size_t bytes) const;
  /// @throws IndexError naming the file, the action and the meaning of errno.
  [[noreturn]] void fail(const char* action, int error) const;

 private:
  int descriptor_;
  std::string name_;
};

/// All functions throw IndexError naming the file and the cause.
class OutputFile {
 public:
  /// Creates `path`, which must not exist.
  explicit OutputFile(const std::string& path, std::size_t buffer_bytes = kBufferBytes);
  /// Creates an unnamed file in `folder`, which disappears with its last handle, even if the
  /// process is killed.
  static OutputFile temporary(const std::string& folder, std::size_t buffer_bytes = kBufferBytes);

  void append(std::string_view bytes);
  void flush();
  /// Flushes, and waits until the bytes are on the disk.
  void sync();
  std::uint64_t size() const { return written_ + buffer_.size(); }
  const std::shared_ptr<FileHandle>& handle() const { return handle_; }

  static constexpr std::size_t kBufferBytes = 128 * 1024;

 private:
  static constexpr std::size_t kSendBytes = 8 << 20;

  OutputFile(std::shared_ptr<FileHandle> handle, std::size_t buffer_bytes, bool is_kept);
  void write_all(std::string_view bytes);
  void send();

  std::shared_ptr<FileHandle> handle_;
  std::string buffer_;
  std::size_t buffer_bytes_;
  bool is_kept_;  // it has a name and will be synced
  std::uint64_t written_ = 0;
  std::uint64_t unsent_ = 0;
};

/// Makes the names in `folder` durable.
void sync_folder(const std::string& folder);

}  // namespace tickerdex
