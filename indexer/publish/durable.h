// File operations that are on disk when they return. Errors are IndexError with path and cause.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// Creates or replaces `path` (replacement.h) and fsyncs it.
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

}  // namespace tickerdex
