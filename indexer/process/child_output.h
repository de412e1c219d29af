// Runs a program to its end, without a shell, and captures its output.
//
// The child gets its own process group, so that everything it starts can be ended with it: by a
// signal that ends the run (kill_child), and when run_child returns. One child at a time.
#pragma once

#include <string>
#include <vector>

namespace tickerdex {

struct ChildResult {
  int exit_code = -1;  ///< -1: it could not be started, or was ended by a signal
  std::string out;
  std::string err;     ///< or why it could not be started
};

/// Standard input is empty; signals have their default actions.
ChildResult run_child(const std::string& program, const std::vector<std::string>& arguments);

/// Immediately kills the running child, started by any thread, and everything it started. No child
/// can be started afterwards. For a process that is about to end or to be replaced.
void kill_child();

}  // namespace tickerdex
