// File operations that are on disk when they return. Errors are IndexError with path and cause.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// Creates or replaces `path` (see Replacement) and fsyncs it.
void write_file_durably(const std::string& path, std::string_view bytes);

/// Throws only if nothing was renamed. Durable after sync_path() of the folder.
void rename_path(const std::string& from, const std::string& to);

/// Atomically points the symlink `link` at `target`: readers see the old or the new one. The caller
/// holds the index's lock, so temporary links next to `link` are left from dead runs and are
/// removed. Throws only if the link is unchanged. False if it is replaced but its folder could not
/// be synced, so that a power cut may undo it.
[[nodiscard]] bool replace_symlink(const std::string& target, const std::string& link);

/// fsyncs a file or a folder.
void sync_path(const std::string& path);

/// fsyncs every file below `folder`, then the folder.
void sync_tree(const std::string& folder);

/// A file that replaces another: written next to it under an unpredictable name, then renamed over
/// it. Readers of the target see the old or the new file, complete.
///
///   dir/.NAME.tickerdex-4f0c9a21d3b7     while being written; hidden, so that no walk reads it as
///                                        news and no collector as metrics
///
/// It is created with O_EXCL and O_NOFOLLOW, so that nothing planted under its name is written to.
/// If the target is a symbolic link, it is replaced, never followed. Its mode is 0644 without the
/// umask, or that of the file it replaces if this user owns that. It is locked while open: a file
/// without a lock was left by a killed process. Errors: IndexError with the target's path and the
/// cause.
class Replacement {
 public:
  /// Removes temporary files left by dead runs, then creates the file. @throws IndexError.
  explicit Replacement(const std::string& target);
  /// Removes the file unless it was renamed.
  ~Replacement();
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// @throws IndexError.
  void write(std::string_view bytes);
  /// Syncs the file and renames it to the target. @throws IndexError: the target is unchanged,
  /// unless only its folder could not be synced.
  void commit();

 private:
  std::string target_;
  std::string path_;  ///< empty after renaming
  int descriptor_ = -1;
};

/// An unused temporary name next to `target`.
std::string temporary_name(const std::string& target);

/// Removes what killed processes left next to `target`: files and links with a temporary name that
/// are not locked. What cannot be removed stays.
void remove_stale_temporaries(const std::string& target);

}  // namespace tickerdex
