// Limits the time of a query, whatever it is doing: matching inside Xapian, reading a slow disk,
// printing into a full pipe.
//
// Checks in the code would be needed everywhere, including inside Xapian. So a timer ends the
// process: unfinished work is dropped, written output stays. A hit being written is finished if
// that takes no longer than a second.
#pragma once

#include <chrono>
#include <string>

namespace tickerdex {

/// After `limit` the process ends with exit code 2 and a message on stderr: `before` if nothing of
/// the result has been written by then, else `after`. Call at most once per process.
void end_process_after(std::chrono::milliseconds limit, std::string before, std::string after);

/// Exists while a piece of the result is being written.
class WritingResult {
 public:
  WritingResult();
  ~WritingResult();
  WritingResult(const WritingResult&) = delete;
  WritingResult& operator=(const WritingResult&) = delete;
};

}  // namespace tickerdex
