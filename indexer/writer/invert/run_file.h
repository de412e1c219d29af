// A run on disk, in a file without a name.
//
//   run   := list* V 0
//   list  := V bytes + key  V documents  V occurrences  block* V 0
//   block := V (bytes << 1 | restart) + records              see list_source.h; bytes > 0
//
// A block is of at most 16 KiB unless one record alone is longer, so that a reader's buffer stays
// small.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "indexer/writer/invert/list_source.h"
#include "indexer/writer/output_file.h"

namespace tickerdex::invert {

using RunFile = std::shared_ptr<FileHandle>;

/// Writes all lists of `source` to a nameless file in `folder`. @throws IndexError
RunFile write_run(ListSource& source, const std::string& folder);

/// @throws IndexError when reading fails, then and later.
std::unique_ptr<ListSource> read_run(RunFile file, std::size_t buffer_bytes);

}  // namespace tickerdex::invert
