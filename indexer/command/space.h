// Is there room for a new generation? Asked before anything is read, so that a disk that would be
// full at three in the morning is a line at two.
//
// A run takes, on the disk of INDEX: the articles as they were read (spool), the sorted runs while
// they wait for the merge, and the tables. Measured at their peak, of the bytes of the sources:
// bulk 2.7 (Reuters, 1GiB), 3.2 (64MiB: more runs), 3.5 (JSON abstracts); api 4.8. What is asked
// for is 4 and 5 times, and 16 MiB. The generations that stay are there already. Standard input
// and pipes count as nothing: how much will come is not known.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/command/request.h"

namespace tickerdex {

/// Bytes of all files that a run would read.
std::uint64_t source_bytes(const RebuildRequest& request);

std::uint64_t estimated_space(std::uint64_t source_bytes, WriterKind writer);

/// What the disk of `folder`, which need not be there yet, has left for this user.
/// @throws IndexError.
std::uint64_t free_space(const std::string& folder);

/// @throws IndexError with both figures if there is too little.
void check_space(const RebuildRequest& request);

}  // namespace tickerdex
