// All of `tickerdex-index` except main(): arguments and environment in, exit code out.
#pragma once

#include <cstdint>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace tickerdex {

/// The environment of the process; read once, in main.
struct Environment {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  std::string environment_index;  ///< TICKERDEX_INDEX
  bool err_is_terminal = false;
  std::uint32_t width = 80;
  std::uint32_t cores = 1;
  std::int64_t now_utc = 0;
  std::string program;  ///< argv[0], to restart after a signal; empty: signals are not watched
};

/// Returns the exit code: 0, 2, 3, 4 or 75, as `--help` lists them.
int run_index(const std::vector<std::string>& arguments, const Environment& environment);

}  // namespace tickerdex
