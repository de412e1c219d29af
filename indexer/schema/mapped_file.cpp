#include "indexer/schema/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace tickerdex {

std::optional<MappedFile> MappedFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  std::optional<MappedFile> file(std::in_place);
  struct stat facts {};
  bool done = ::fstat(descriptor, &facts) == 0;
  if (done && facts.st_size > 0) {
    const auto size = static_cast<std::size_t>(facts.st_size);
    void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    done = mapped != MAP_FAILED;
    if (done) {
      file->data_ = static_cast<const char*>(mapped);
      file->size_ = size;
    }
  }
  const int trouble = errno;
  ::close(descriptor);
  errno = trouble;
  if (!done) file.reset();
  return file;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

void MappedFile::swap(MappedFile& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
}

}  // namespace tickerdex
