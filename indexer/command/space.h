// Whether the disk has enough free space for a new generation. Checked before anything is read, so
// that a run fails at once and not when the disk is full an hour later.
//
// A run needs, on the disk of INDEX: the articles as read (spool), the sorted runs until they are
// merged, and the tables. Measured at the peak, as a multiple of the sources' bytes: bulk 2.7
// (Reuters, 1GiB), 3.2 (64MiB: more runs), 3.5 (JSON abstracts); api 4.8. Required are 4 and 5
// times, plus 16 MiB. Existing generations are already on the disk. Standard input and pipes count
// as zero, since their size is unknown.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/command/request.h"

namespace tickerdex {

/// Bytes of all files that a run would read.
std::uint64_t source_bytes(const RebuildRequest& request);

std::uint64_t estimated_space(std::uint64_t source_bytes, WriterKind writer);

/// Bytes that the disk of `folder` has left for this user; the folder need not exist yet.
/// @throws IndexError.
std::uint64_t free_space(const std::string& folder);

/// @throws IndexError with both figures if there is too little space.
void check_space(const RebuildRequest& request);

}  // namespace tickerdex
