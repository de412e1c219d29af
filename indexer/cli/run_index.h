// The whole of `tickerdex-index` but for the process: arguments and surroundings in, exit code out.
#pragma once

#include <cstdint>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace tickerdex {

/// What the process has around it; read once, in main.
struct IndexSurroundings {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  std::string environment_index;  ///< TICKERDEX_INDEX
  bool err_is_terminal = false;
  std::uint32_t width = 80;
  std::uint32_t cores = 1;
  std::int64_t now_utc = 0;
  std::string program;  ///< argv[0], to clean up after a signal; empty: signals are not watched
};

/// Exit codes: 0, 2, 3, 4 and 75 as `--help` lists them.
int run_index(const std::vector<std::string>& arguments, const IndexSurroundings& around);

}  // namespace tickerdex
