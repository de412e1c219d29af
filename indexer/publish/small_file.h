// A file that is read whole: settings, lists, manifests. Regular files alone, up to a limit, so
// that neither an endless device nor a pipe that nobody writes into can hold up a run.
//
// Symbolic links are followed. Reading never blocks on what is no regular file: opening it is
// enough to be told.
#pragma once

#include <cstdint>
#include <string>

namespace tickerdex {

struct SmallFile {
  std::string bytes;
  std::string trouble;  ///< why it could not be read: "No such file or directory", "is a folder"
};

inline constexpr std::uint64_t kMostManifestBytes = std::uint64_t{64} << 20;

/// Never more than `most_bytes`: a larger file is trouble that names the limit.
SmallFile read_small_file(const std::string& path, std::uint64_t most_bytes);

/// "a folder", "a device", "a pipe", "a socket", "a symbolic link"; empty for a regular file.
/// `mode` is that of stat(2).
std::string kind_of_file(unsigned mode);

}  // namespace tickerdex
