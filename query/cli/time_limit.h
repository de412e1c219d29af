// A bound on how long a query runs, whatever it is doing: matching inside Xapian, reading a slow
// disk, printing into a pipe that nobody empties.
//
// Checks in the code would have to be everywhere that time can go, Xapian included, so a timer ends
// the process: what is in hand is dropped, and what was written stays. A hit that is being written
// is still written to its end, if that takes no longer than a second.
#pragma once

#include <chrono>
#include <string>

namespace tickerdex {

/// After `limit` the process ends with exit 2 and the message on stderr: `before` if nothing of the
/// result has been written by then, else `after`. Once a process.
void end_process_after(std::chrono::milliseconds limit, std::string before, std::string after);

/// A piece of the result is written while one of these lives.
class WritingResult {
 public:
  WritingResult();
  ~WritingResult();
  WritingResult(const WritingResult&) = delete;
  WritingResult& operator=(const WritingResult&) = delete;
};

}  // namespace tickerdex
