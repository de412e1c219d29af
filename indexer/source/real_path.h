// Real paths of files, with all symbolic links resolved.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// The real path of `path`; empty if it does not exist or is not accessible.
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
