#include "indexer/source/real_path.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>

namespace tickerdex {

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
