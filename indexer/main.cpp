#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <thread>

#include "indexer/cli/process.h"
#include "indexer/cli/run_index.h"

int main(int argc, char** argv) {
  tickerdex::prepare_process();
  std::ios::sync_with_stdio(false);
  const char* index = std::getenv("TICKERDEX_INDEX");
  winsize window{};
  const bool has_width = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0;
  return tickerdex::run_index({argv + 1, argv + argc},
                              {std::cin, std::cout, std::cerr, index ? index : "",
                               ::isatty(STDERR_FILENO) != 0, has_width ? window.ws_col : 80U,
                               std::thread::hardware_concurrency(), std::time(nullptr), argv[0]});
}
