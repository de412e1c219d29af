// Runs a program to its end, without a shell, and takes what it prints.
//
// It has a process group of its own, so that what it starts can be ended with it: a signal that ends
// the run ends these too (kill_child), and nothing of them is left when run_child returns. One child
// at a time.
#pragma once

#include <string>
#include <vector>

namespace tickerdex {

struct ChildResult {
  int exit_code = -1;  ///< -1: it could not be started, or a signal ended it
  std::string out;
  std::string err;     ///< or why it could not be started
};

/// Standard input is empty; signals are as a new process expects them.
ChildResult run_child(const std::string& program, const std::vector<std::string>& arguments);

/// Ends the child that is under way in whatever thread, and all that it started, at once. From now
/// on none is started. For a process that is about to end or to be replaced.
void kill_child();

}  // namespace tickerdex
