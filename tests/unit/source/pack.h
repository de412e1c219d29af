// Makes archives and compressed files for tests, by libarchive.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tickerdex::test {

struct Member {
  std::string name;
  std::string bytes;
  char kind = 'f';  ///< 'f' file, 'd' folder, 'l' symbolic link to `bytes`, 'h' hard link, 'p' pipe
  long mtime = 0;
};

/// `format`: "pax", "gnutar", "v7tar", "zip"; `filter`: "none", "gzip", "bzip2", "xz", "zstd".
std::string archive(const std::string& format, const std::string& filter,
                    const std::vector<Member>& members);
/// Compressed as a whole.
std::string compressed(const std::string& filter, std::string_view bytes);

}  // namespace tickerdex::test
