#include "indexer/build/scratch_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

[[noreturn]] void fail(const char* what, const std::string& folder) {
  throw IndexError(
      fmt::format("cannot {} a temporary file in {}: {}", what, folder, std::strerror(errno)));
}

}  // namespace

ScratchFile::ScratchFile(const std::string& folder) : folder_(folder) {
  std::string name = folder + "/scratch-XXXXXX";
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail("create", folder_);
  ::unlink(name.c_str());
}

ScratchFile::~ScratchFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

ScratchFile::ScratchFile(ScratchFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(std::exchange(other.size_, 0)),
      folder_(std::move(other.folder_)) {}

ScratchFile& ScratchFile::operator=(ScratchFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(folder_, other.folder_);
  return *this;
}

void ScratchFile::append(const void* bytes, std::size_t count) {
  const char* from = static_cast<const char*>(bytes);
  while (count > 0) {
    const ssize_t written = ::pwrite(descriptor_, from, count, static_cast<off_t>(size_));
    if (written < 0) {
      if (errno == EINTR) continue;
      fail("write", folder_);
    }
    from += written;
    size_ += static_cast<std::uint64_t>(written);
    count -= static_cast<std::size_t>(written);
  }
}

void ScratchFile::read(std::uint64_t offset, void* bytes, std::size_t count) const {
  char* to = static_cast<char*>(bytes);
  while (count > 0) {
    const ssize_t got = ::pread(descriptor_, to, count, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) errno = EIO;
    if (got <= 0) fail("read", folder_);
    to += got;
    offset += static_cast<std::uint64_t>(got);
    count -= static_cast<std::size_t>(got);
  }
}

}  // namespace tickerdex
