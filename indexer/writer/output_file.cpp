#include "indexer/writer/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

[[noreturn]] void fail_with(const std::string& name, const char* action, int error) {
  const char* hint = error == ENOSPC || error == EDQUOT ? "; free some space and run again" : "";
  throw IndexError(fmt::format("cannot {} {}: {}{}", action, name, error_text(error), hint));
}

int open_new(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);
  if (descriptor < 0) fail_with(path, "create", errno);
  return descriptor;
}

}  // namespace

FileHandle::FileHandle(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)) {}

FileHandle::~FileHandle() { ::close(descriptor_); }

void FileHandle::fail(const char* action, int error) const { fail_with(name_, action, error); }

void FileHandle::read_at(std::uint64_t offset, char* out, std::size_t bytes) const {
  while (bytes > 0) {
    const auto got = ::pread(descriptor_, out, bytes, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", errno);
    if (got == 0) throw IndexError(fmt::format("cannot read {}: it ends too early", name_));
    out += got;
    offset += static_cast<std::uint64_t>(got);
    bytes -= static_cast<std::size_t>(got);
  }
}

OutputFile::OutputFile(std::shared_ptr<FileHandle> handle, std::size_t buffer_bytes, bool is_kept)
    : handle_(std::move(handle)), buffer_bytes_(buffer_bytes), is_kept_(is_kept) {
  buffer_.reserve(buffer_bytes);
}

OutputFile::OutputFile(const std::string& path, std::size_t buffer_bytes)
    : OutputFile(std::make_shared<FileHandle>(open_new(path), path), buffer_bytes, true) {}

OutputFile OutputFile::temporary(const std::string& folder, std::size_t buffer_bytes) {
  std::string path = folder + "/run-XXXXXX";
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
  if (descriptor < 0) fail_with(path, "create", errno);
  auto handle = std::make_shared<FileHandle>(descriptor, "a temporary file in " + folder);
  // If it were left behind, it would be published with the index.
  if (::unlink(path.c_str()) != 0) fail_with(path, "remove", errno);
  return {std::move(handle), buffer_bytes, false};
}

void OutputFile::append(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > buffer_bytes_) flush();
  if (bytes.size() >= buffer_bytes_) {
    write_all(bytes);
  } else {
    buffer_ += bytes;
  }
}

void OutputFile::flush() {
  write_all(buffer_);
  buffer_.clear();
}

void OutputFile::sync() {
  flush();
  if (::fsync(handle_->descriptor()) != 0) handle_->fail("write", errno);
}

void OutputFile::write_all(std::string_view bytes) {
  const std::size_t all = bytes.size();
  while (!bytes.empty()) {
    const auto put = ::write(handle_->descriptor(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) handle_->fail("write", errno);
    written_ += static_cast<std::uint64_t>(put);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  unsent_ += all;
  if (is_kept_ && unsent_ >= kSendBytes) send();
}

// Starts writing to disk, so that sync() has less to wait for.
void OutputFile::send() {
#ifdef SYNC_FILE_RANGE_WRITE
  // Only a hint, so failure does not matter.
  ::sync_file_range(handle_->descriptor(), static_cast<off_t>(written_ - unsent_),
                    static_cast<off_t>(unsent_), SYNC_FILE_RANGE_WRITE);
#endif
  unsent_ = 0;
}

void sync_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail_with(folder, "open", errno);
  const FileHandle handle(descriptor, folder);
  if (::fsync(descriptor) != 0) handle.fail("write", errno);
}

}  // namespace tickerdex
