#include "indexer/publish/small_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

std::string read_into(std::string& bytes, int descriptor, std::uint64_t max_bytes) {
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0) return error_text(errno);
  if (!S_ISREG(facts.st_mode)) return fmt::format("it is {}", kind_of_file(facts.st_mode));
  std::array<char, 1 << 16> chunk;
  for (;;) {
    const ssize_t got = ::read(descriptor, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return error_text(errno);
    if (got == 0) return {};
    // st_size cannot be trusted: the file may grow, and kernel files report 0.
    if (bytes.size() + static_cast<std::size_t>(got) > max_bytes) {
      return fmt::format("it is larger than {} bytes, the limit", max_bytes);
    }
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

std::string kind_of_file(unsigned mode) {
  if (S_ISREG(mode)) return {};
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISLNK(mode)) return "a symbolic link";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

SmallFile read_small_file(const std::string& path, std::uint64_t max_bytes) {
  SmallFile file;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) {
    file.trouble = errno == ENXIO ? "it is a socket or an absent device" : error_text(errno);
    return file;
  }
  file.trouble = read_into(file.bytes, descriptor, max_bytes);
  ::close(descriptor);
  if (!file.trouble.empty()) file.bytes.clear();
  return file;
}

}  // namespace tickerdex
