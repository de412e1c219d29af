// What becomes of a run when a mapped file cannot be read any more: the disk fails, or somebody cut
// the file short. The kernel tells that by SIGBUS, in the middle of anything, so the run can only end.
#pragma once

namespace tickerdex {

struct UnreadableFileEnd {
  const char* program;  ///< "tickerdex-query": begins the line on stderr
  const char* advice;   ///< ends it: what to do
  int exit_code;
};

/// From now on such a run ends with one line that names the file, if it is one that we mapped
/// (mapped_file.h), and with that exit code. The texts live to the end.
void end_on_unreadable_files(const UnreadableFileEnd& end);

}  // namespace tickerdex
