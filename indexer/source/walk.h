// Folders to files, in byte order of names, so that the same tree gives the same index.
//
// A folder's entries are taken by name, a sub-folder's files where its name stands. What is no
// article by its name or nature is passed over, and each is reported: hidden entries, documentation
// (README, LICENSE, *.dtd …), pipes, sockets, devices, what the kernel makes up (/proc, /sys),
// links to nowhere and to folders that they stand in, and the index itself.
//
// A symbolic link is followed if it leads to something in the same source, or always where that is
// asked for; no folder and no file is read twice because of one. A source that was named is read
// wherever it leads.
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

  /// Skips this folder wherever it is met inside a source, and links to what is in it; `why` says
  /// what it is. It may be absent.
  void pass_over(const std::string& folder, const std::string& why);
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
  struct PassedOver {
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
  /// Why a folder is passed over; empty if it is not.
  std::string why_passed_over(const Status& status) const;
  bool is_of_kernel(const std::string& path, const Status& status);
  bool take(const std::string& path, const Status& status);
  void reject(const std::string& path, std::string reason, std::string detail);

  WalkSinks sinks_;
  Links links_;
  std::string root_;  ///< the real path of the source that is being walked
  std::unordered_map<Identity, bool, IdentityHash> read_;  ///< true: through a symbolic link
  std::vector<Identity> ancestors_;
  std::vector<PassedOver> passed_over_;
  std::unordered_map<std::uint64_t, bool> kernel_devices_;
};

/// An index is no source wherever it lies; its generations may lie on another disk. Nor are the
/// reports of tickerdex-nightly, which lie in INDEX.reports.
void pass_over_index(const std::string& index, Walker& walker);

/// "no such file or folder", "dangling symlink", "a device" …: why `path` cannot be a source; empty
/// if it can. Pipes and terminals can.
std::string why_not_a_source(const std::string& path);

bool is_documentation(std::string_view file_name);

}  // namespace tickerdex
