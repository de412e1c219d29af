// A file that a walk found, and opening exactly that file; real paths.
//
// A folder may change between the walk and the opening. What is opened must still be a regular file
// if one was found, and be inside `root`. Opening never blocks, even if a pipe has replaced the
// file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/source/byte_stream.h"

namespace tickerdex {

struct FoundFile {
  std::string path;
  std::int64_t mtime_ns = 0;  ///< since 1970, UTC
  std::uint64_t bytes = 0;
  bool is_regular = true;  ///< false: a pipe or a terminal, without a time
  bool is_link = false;
  std::string root = {};  ///< a real path that it must be inside; empty: anywhere
};

/// A regular file that yields more than its size plus this, or more than twice its size if that is
/// more, is taken to be endless, as some kernel and network files are.
inline constexpr std::uint64_t kGrowthBytes = std::uint64_t{64} << 20;

/// @throws ReadError if it cannot be opened or is no longer what was found. Reading an endless file
/// ends with a ReadError, too.
std::unique_ptr<ByteStream> open_found(const FoundFile& found);

/// The real path of `path`, with all symbolic links resolved; empty if it does not exist or is not
/// accessible.
std::string real_path(const std::string& path);

/// The real path of an open file, even if `path` has since changed. Falls back to the real path of
/// `path` if /proc is not mounted.
std::string real_path(int descriptor, const std::string& path);

/// The target of the symbolic link `path` according to its text, for targets that are not
/// accessible. Empty if unknown.
std::string stated_target(const std::string& path);

/// Whether `path` is `folder` or below it; both are real paths. Nothing is inside "".
bool is_inside(std::string_view path, std::string_view folder);

}  // namespace tickerdex
