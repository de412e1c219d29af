// File operations that are on disk when they return. Errors are IndexError with path and cause.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// Creates or replaces `path` whole, as replacement.h says; fsyncs it.
void write_file_durably(const std::string& path, std::string_view bytes);

/// Throws only if nothing was renamed; on disk after sync_path() of the folder.
void rename_path(const std::string& from, const std::string& to);

/// Points the symlink `link` at `target` in one step: readers see the old or the new one. For the
/// holder of the index's lock: what is left beside `link` of such a step is a dead run's. Throws
/// only if the link is as before; false if it is replaced but may not be so after a power cut,
/// since its folder could not be synced.
[[nodiscard]] bool replace_symlink(const std::string& target, const std::string& link);

/// fsyncs a file or a folder.
void sync_path(const std::string& path);

/// fsyncs every file below `folder`, then the folder.
void sync_tree(const std::string& folder);

}  // namespace tickerdex
