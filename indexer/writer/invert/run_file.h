// A run on disk, in an unnamed file.
//
//   run   := list* V 0
//   list  := V bytes + key  V documents  V total wdf  block* V 0
//   block := V (bytes << 1 | restart) + records              see list_source.h; bytes > 0
//
// A block has at most 16 KiB, unless a single record is longer, so that a reader's buffer stays
// small.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "indexer/writer/invert/list_source.h"
#include "indexer/writer/output_file.h"

namespace tickerdex::invert {

using RunFile = std::shared_ptr<FileHandle>;

/// Writes all lists of `source` to an unnamed file in `folder`. @throws IndexError.
RunFile write_run(ListSource& source, const std::string& folder);

/// @throws IndexError if reading fails, now or later.
std::unique_ptr<ListSource> read_run(RunFile file, std::size_t buffer_bytes);

}  // namespace tickerdex::invert
