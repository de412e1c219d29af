#include "indexer/source/found_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "indexer/source/real_path.h"

namespace tickerdex {
namespace {

class BoundedStream final : public ByteStream {
 public:
  BoundedStream(std::unique_ptr<ByteStream> file, std::uint64_t size)
      : file_(std::move(file)), size_(size), left_(size + std::max(size, kGrowthBytes)) {}

  std::size_t read(char* into, std::size_t size) override {
    const std::size_t got = file_->read(into, size);
    if (got > left_) {
      throw ReadError(
          fmt::format("yields more than {} bytes, but its size was {}: it is endless or "
                      "being written",
                      size_ + std::max(size_, kGrowthBytes), size_));
    }
    left_ -= got;
    return got;
  }

 private:
  std::unique_ptr<ByteStream> file_;
  std::uint64_t size_;
  std::uint64_t left_;
};

}  // namespace

std::unique_ptr<ByteStream> open_found(const FoundFile& found) {
  int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY;
  if (found.is_regular)
    flags |= O_NONBLOCK;  // no effect on regular files; opening a pipe would block
  if (found.is_regular && !found.is_link) flags |= O_NOFOLLOW;
  const int descriptor = ::open(found.path.c_str(), flags);
  if (descriptor < 0) throw ReadError(std::generic_category().message(errno));
  auto file = read_descriptor(descriptor);
  struct stat now {};
  if (::fstat(descriptor, &now) != 0) throw ReadError(std::generic_category().message(errno));
  const bool is_regular = S_ISREG(now.st_mode);
  if (is_regular != found.is_regular ||
      (!found.root.empty() && !is_inside(real_path(descriptor, found.path), found.root))) {
    throw ReadError("it was replaced while the folder was read");
  }
  if (!is_regular) return file;
  return std::make_unique<BoundedStream>(std::move(file), static_cast<std::uint64_t>(now.st_size));
}

}  // namespace tickerdex
