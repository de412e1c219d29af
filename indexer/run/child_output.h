// Runs a program to its end, without a shell, and takes what it prints.
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

}  // namespace tickerdex
