// Where a file really lies, with every symbolic link on the way followed.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// Of what `path` leads to; empty if it leads nowhere or may not be looked at.
std::string real_path(const std::string& path);

/// Of an open file: what was opened, whatever its path has become since. Falls back to the real
/// path of `path` where /proc is not mounted.
std::string real_path(int descriptor, const std::string& path);

/// Where the symbolic link `path` would lead, as far as its text tells: for one whose target may
/// not be looked at. Empty if it cannot be told.
std::string stated_target(const std::string& path);

/// `path` is `folder` or lies below it; both are real paths. Nothing lies in "".
bool is_inside(std::string_view path, std::string_view folder);

}  // namespace tickerdex
