// How a run ends when a mapped file becomes unreadable: the disk fails, or the file was truncated.
// The kernel reports this with SIGBUS at any point, so the run can only end.
#pragma once

namespace tickerdex {

struct UnreadableFileEnd {
  const char* program;  ///< "tickerdex-query": the beginning of the line on stderr
  const char* advice;   ///< its end: what to do
  int exit_code;
};

/// From now on such a run ends with one line that names the file, if MappedFile mapped it, and with
/// that exit code. The texts must stay valid.
void end_on_unreadable_files(const UnreadableFileEnd& end);

}  // namespace tickerdex
