// A file as a walk finds it, and how just that one is opened.
//
// Between the walk and the opening a folder may change. What is opened must be a regular file where
// one was found, and lie in the folder that it has to lie in; nothing waits for a writer because a
// pipe took a file's place.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "indexer/source/byte_stream.h"

namespace tickerdex {

struct FoundFile {
  std::string path;
  std::int64_t mtime_ns = 0;  ///< since 1970, UTC
  std::uint64_t bytes = 0;
  bool is_regular = true;     ///< a pipe or a terminal has no time of its own
  bool is_link = false;
  std::string root = {};      ///< a real path that it must lie in; empty: anywhere
};

/// A regular file that gives more than its size and this, or more than twice its size if that is
/// more, is taken for endless: some that a kernel or a network makes up are.
inline constexpr std::uint64_t kGrowthBytes = std::uint64_t{64} << 20;

/// @throws ReadError if it cannot be opened, or is no longer what was found. Reading an endless
/// file ends with one, too.
std::unique_ptr<ByteStream> open_found(const FoundFile& found);

}  // namespace tickerdex
