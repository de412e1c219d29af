// Loaded before a program: a file whose path ends with $TICKERDEX_CUT is cut to its first page once
// it is mapped, which is what a failing disk looks like from within.
#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using Map = void* (*)(void*, std::size_t, int, int, int, off_t);

void* mapped(const char* name, void* address, std::size_t bytes, int protection, int flags,
             int descriptor, off_t offset) {
  const auto real = reinterpret_cast<Map>(::dlsym(RTLD_NEXT, name));
  void* const result = real(address, bytes, protection, flags, descriptor, offset);
  const char* const wanted = std::getenv("TICKERDEX_CUT");
  if (wanted == nullptr || descriptor < 0) return result;
  constexpr off_t kPage = 4096;
  std::array<char, 4096> path;
  const auto link = "/proc/self/fd/" + std::to_string(descriptor);
  const auto length = ::readlink(link.c_str(), path.data(), path.size());
  if (length <= 0) return result;
  const std::string found(path.data(), static_cast<std::size_t>(length));
  if (found.ends_with(wanted) && ::truncate(found.c_str(), kPage) != 0) std::abort();
  return result;
}

}  // namespace

extern "C" void* mmap(void* address, std::size_t bytes, int protection, int flags, int descriptor,
                      off_t offset) noexcept {
  return mapped("mmap", address, bytes, protection, flags, descriptor, offset);
}

extern "C" void* mmap64(void* address, std::size_t bytes, int protection, int flags,
                        int descriptor, off64_t offset) noexcept {
  return mapped("mmap64", address, bytes, protection, flags, descriptor, offset);
}
