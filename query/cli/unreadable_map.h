// How a search ends when a mapped file of the index becomes unreadable: the disk fails, or the file
// was truncated. The kernel reports this with SIGBUS at any point.
#pragma once

namespace tickerdex {

/// From now on such a search ends with a message on stderr that names the file and exit code 2, as
/// for any broken index.
void report_unreadable_maps();

}  // namespace tickerdex
