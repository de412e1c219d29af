// File operations that are on disk when they return. Errors are IndexError with path and cause.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// Creates or replaces `path` whole, by a temporary name and rename(2); fsyncs it.
void write_file_durably(const std::string& path, std::string_view bytes);

void rename_durably(const std::string& from, const std::string& to);

/// Points the symlink `link` at `target` in one step: readers see the old or the new one.
void replace_symlink(const std::string& target, const std::string& link);

/// fsyncs a file or a folder.
void sync_path(const std::string& path);

/// fsyncs every file below `folder`, then the folder.
void sync_tree(const std::string& folder);

}  // namespace tickerdex
