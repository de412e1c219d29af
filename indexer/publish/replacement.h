// A file that takes the place of another: written beside it under a name that nobody can guess,
// then renamed over it. Who reads the target sees the old file or the new one, whole.
//
//   dir/.NAME.tickerdex-4f0c9a21d3b7     while it is written; hidden, so that no walk reads it as
//                                        news and no collector as metrics
//
// It is created with O_EXCL and O_NOFOLLOW, so that nothing planted under its name is written
// through, and a symbolic link in place of the target is replaced, never followed. Its mode is 0644
// less the umask, or that of the file that it replaces if that is this user's own.
// While it is open it is locked: what a killed process left is told by having no lock.
// Errors: IndexError with the target's path and the cause.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

class Replacement {
 public:
  /// Removes what dead runs left of it before, then creates the file. @throws IndexError.
  explicit Replacement(const std::string& target);
  /// Removes the file unless it was renamed.
  ~Replacement();
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// @throws IndexError.
  void write(std::string_view bytes);
  /// On disk, and the target is this file. @throws IndexError: the target is as before, unless
  /// only its folder could not be synced.
  void commit();

 private:
  std::string target_;
  std::string path_;  ///< empty: renamed
  int descriptor_ = -1;
};

/// A name beside `target` that nothing has yet.
std::string name_beside(const std::string& target);

/// Removes what killed processes left beside `target`: files and links with such a name that
/// nobody has locked. What cannot be removed stays.
void remove_stale_beside(const std::string& target);

}  // namespace tickerdex
