// Runs a program to its end and captures its output.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace tickerdex::test {

struct Ended {
  int code = 0;    ///< exit code; 128 + number if a signal ended it
  bool late = false;  ///< it had to be ended: it ran too long
  std::string out;
  std::string err;
};

using Environment = std::vector<std::pair<std::string, std::string>>;

/// `arguments` with the program's path in front; `more` is added to the environment.
Ended run(const std::vector<std::string>& arguments, const Environment& more = {},
          std::chrono::seconds limit = std::chrono::seconds(60));

/// From the environment set by ctest. @throws std::runtime_error if it is not set.
std::string index_program();
std::string query_program();
std::string fault_injector();

/// Whether TICKERDEX_FULL_SWEEP is set: all calls instead of a sample.
bool is_full_sweep();

}  // namespace tickerdex::test
