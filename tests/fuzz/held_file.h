// A file in memory, for functions that read a path: a thousand inputs per second would wear a disk.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace tickerdex::fuzz {

class HeldFile {
 public:
  HeldFile() : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC)) {
    if (descriptor_ < 0) throw std::runtime_error("cannot make a file in memory");
    path_ = "/proc/self/fd/" + std::to_string(descriptor_);
  }
  ~HeldFile() { ::close(descriptor_); }
  HeldFile(const HeldFile&) = delete;
  HeldFile& operator=(const HeldFile&) = delete;

  /// Replaces the content with `bytes`.
  const std::string& write(std::string_view bytes) {
    if (::ftruncate(descriptor_, 0) != 0 ||
        ::pwrite(descriptor_, bytes.data(), bytes.size(), 0) !=
            static_cast<ssize_t>(bytes.size())) {
      throw std::runtime_error("cannot write to a file in memory");
    }
    return path_;
  }

 private:
  int descriptor_;
  std::string path_;
};

}  // namespace tickerdex::fuzz
