#include "indexer/source/found_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>

#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

class BoundedStream final : public ByteStream {
 public:
  BoundedStream(std::unique_ptr<ByteStream> file, std::uint64_t size)
      : file_(std::move(file)), size_(size), end_(size + std::max(size, kGrowthBytes)) {}

  std::size_t read(char* into, std::size_t size) override {
    const std::size_t got = file_->read(into, size);
    if (got > end_ - place_) {
      throw ReadError(fmt::format("yields more than {} bytes, but its size was {}: it is endless "
                                  "or being written",
                                  end_, size_));
    }
    place_ += got;
    return got;
  }
  bool seek(std::uint64_t offset) override {
    if (offset > size_ || !file_->seek(offset)) return false;
    place_ = offset;
    return true;
  }

 private:
  std::unique_ptr<ByteStream> file_;
  std::uint64_t size_;
  std::uint64_t end_;
  std::uint64_t place_ = 0;
};

}  // namespace

std::unique_ptr<ByteStream> open_found(const FoundFile& found) {
  int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY;
  if (found.is_regular)
    flags |= O_NONBLOCK;  // no effect on regular files; opening a pipe would block
  if (found.is_regular && !found.is_link) flags |= O_NOFOLLOW;
  const int descriptor = ::open(found.path.c_str(), flags);
  if (descriptor < 0) throw ReadError(error_text(errno));
  auto file = read_descriptor(descriptor);
  struct stat now {};
  if (::fstat(descriptor, &now) != 0) throw ReadError(error_text(errno));
  const bool is_regular = S_ISREG(now.st_mode);
  if (is_regular != found.is_regular ||
      (!found.root.empty() && !is_inside(real_path(descriptor, found.path), found.root))) {
    throw ReadError("it was replaced while the folder was read");
  }
  if (!is_regular) return file;
  return std::make_unique<BoundedStream>(std::move(file), static_cast<std::uint64_t>(now.st_size));
}

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                         &std::free);
  return real ? std::string(real.get()) : std::string();
}

std::string real_path(int descriptor, const std::string& path) {
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  std::array<char, PATH_MAX> real;
  const ssize_t length = ::readlink(link.c_str(), real.data(), real.size());
  if (length <= 0 || static_cast<std::size_t>(length) == real.size()) return real_path(path);
  return {real.data(), static_cast<std::size_t>(length)};
}

std::string stated_target(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path target = fs::read_symlink(path, error);
  if (error) return {};
  if (target.is_absolute()) return target.lexically_normal().string();
  const std::string folder = real_path(fs::path(path).parent_path() / ".");
  return folder.empty() ? "" : (fs::path(folder) / target).lexically_normal().string();
}

bool is_inside(std::string_view path, std::string_view folder) {
  if (folder.empty() || !path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

}  // namespace tickerdex
