// Finds the files of a folder, in byte order of names, so that the same tree gives the same index.
//
// A sub-folder's files come at the position of its name. These are skipped and reported: hidden
// entries, documentation (README, LICENSE, *.dtd …), pipes, sockets, devices, kernel files (/proc,
// /sys), dangling and circular links, and the index itself.
//
// A symbolic link is followed if its target is inside the same source, or always with Links::all;
// no file or folder is read twice because of links. A SOURCE that is itself a link is always
// followed.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/source/found_file.h"
#include "indexer/source/raw_article.h"

namespace tickerdex {

struct WalkSinks {
  std::function<void(const FoundFile&)> file;
  std::function<void(const std::string& path, std::string reason)> skip;
  std::function<void(Rejected&&)> reject;
};

enum class Links : std::uint8_t { inside, all };

class Walker {
 public:
  explicit Walker(WalkSinks sinks, Links links = Links::inside)
      : sinks_(std::move(sinks)), links_(links) {}

  /// Skips this folder inside any source, and links into it; `why` is the reported reason. It need
  /// not exist.
  void exclude(const std::string& folder, const std::string& why);
  /// Walks a folder, or reports a single file whatever its name.
  void walk(const std::string& source);

 private:
  /// Identifies a file independently of its name.
  struct Identity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    bool operator==(const Identity&) const = default;
  };
  struct IdentityHash {
    std::size_t operator()(const Identity& identity) const;
  };
  struct Excluded {
    Identity identity;
    std::string real;
    std::string why;
  };
  struct Status;

  void enter(const std::string& folder, const Status& status);
  std::string list(const std::string& folder, const Status& status,
                   std::vector<std::string>& names) const;
  void visit(const std::string& path, std::string_view name);
  void visit_folder(const std::string& path, const Status& status);
  /// Why a symbolic link is not followed; empty if it is.
  std::string why_not_followed(const std::string& path, const Status& status) const;
  /// Why a folder is skipped; empty if it is not.
  std::string why_excluded(const Status& status) const;
  bool is_kernel_file(const std::string& path, const Status& status);
  bool take(const std::string& path, const Status& status);
  void reject(const std::string& path, std::string reason, std::string detail);

  WalkSinks sinks_;
  Links links_;
  std::string root_;                                       ///< the real path of the current source
  std::unordered_map<Identity, bool, IdentityHash> read_;  ///< true: through a symbolic link
  std::vector<Identity> ancestors_;
  std::vector<Excluded> excluded_;
  std::unordered_map<std::uint64_t, bool> kernel_devices_;
};

/// Makes `walker` skip the index, its generations, which may be on another disk, and the reports of
/// tickerdex-nightly in INDEX.reports.
void exclude_index(const std::string& index, Walker& walker);

/// Why `path` cannot be a source: "no such file or folder", "dangling symlink", "a device" …; empty
/// if it can be. Pipes and terminals can.
std::string why_not_a_source(const std::string& path);

bool is_documentation(std::string_view file_name);

}  // namespace tickerdex
