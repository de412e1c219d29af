// A file that is read whole: settings, lists, manifests. Only regular files up to a limit, so that
// neither an endless device nor a pipe without a writer can block a run.
//
// Symbolic links are followed. A file that is not regular is recognised on opening, so reading
// never blocks.
#pragma once

#include <cstdint>
#include <string>

namespace tickerdex {

struct SmallFile {
  std::string bytes;
  std::string trouble;  ///< why it could not be read: "No such file or directory", "it is a folder"
};

inline constexpr std::uint64_t kMaxManifestBytes = std::uint64_t{64} << 20;

/// Reads at most `max_bytes`; for a larger file `trouble` names the limit.
SmallFile read_small_file(const std::string& path, std::uint64_t max_bytes);

/// "a folder", "a device", "a pipe", "a socket", "a symbolic link"; empty for a regular file.
/// `mode` as from stat(2).
std::string kind_of_file(unsigned mode);

}  // namespace tickerdex
