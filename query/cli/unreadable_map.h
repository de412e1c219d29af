// What becomes of a search when a mapped file of the index cannot be read any more: the disk fails,
// or somebody cut the file short. The kernel tells that by SIGBUS, in the middle of anything.
#pragma once

namespace tickerdex {

/// From now on such a search ends with a message on stderr that names the file, and exit 2, as with
/// any broken index.
void report_unreadable_maps();

}  // namespace tickerdex
