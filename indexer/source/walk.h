// Folders to files, in byte order of names, so that the same tree gives the same index.
//
// A folder's entries are taken by name, a sub-folder's files where its name stands. Hidden entries
// and documentation (README, LICENSE, *.md, *.dtd …) are passed over, and so are pipes, sockets
// and devices; each is reported. A symbolic link is followed, but no folder and no file is read
// twice because of one; a link to nowhere or to a folder that it stands in is rejected.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/article/raw_article.h"

namespace tickerdex {

struct FoundFile {
  std::string path;
  std::int64_t mtime_ns = 0;  ///< since 1970, UTC
  std::uint64_t bytes = 0;
  bool is_regular = true;  ///< a pipe or a device has no time of its own
};

struct WalkSinks {
  std::function<void(const FoundFile&)> file;
  std::function<void(const std::string& path, std::string reason)> skip;
  std::function<void(Rejected&&)> reject;
};

class Walker {
 public:
  explicit Walker(WalkSinks sinks) : sinks_(std::move(sinks)) {}

  /// Skips this folder wherever it is met: the index itself, inside a source. It may be absent.
  void pass_over(const std::string& folder);
  /// A folder, or a file that is handed over whatever it is called.
  void walk(const std::string& source);

 private:
  /// What makes a file the same by whatever name.
  struct Identity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    bool operator==(const Identity&) const = default;
  };
  struct IdentityHash {
    std::size_t operator()(const Identity& identity) const;
  };
  struct Status;

  void enter(const std::string& folder, const Identity& identity);
  void visit(const std::string& path, std::string_view name);
  bool take(const std::string& path, const Status& status);
  void reject(const std::string& path, std::string reason, std::string detail);

  WalkSinks sinks_;
  std::unordered_map<Identity, bool, IdentityHash> read_;  ///< true: through a symbolic link
  std::vector<Identity> ancestors_;
  std::optional<Identity> passed_over_;
};

/// "no such file or folder", "dangling symlink" …: why `path` cannot be a source; empty if it can.
std::string why_not_a_source(const std::string& path);

bool is_documentation(std::string_view file_name);

}  // namespace tickerdex
