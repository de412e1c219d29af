#include "query/cli/unreadable_map.h"

#include <unistd.h>

#include <csignal>
#include <string_view>

namespace tickerdex {
namespace {

// Only what a signal handler may do.
extern "C" void end_unreadable(int) {
  constexpr std::string_view kMessage =
      "tickerdex-query: error: a file of the index cannot be read any more: the disk fails, or it "
      "was cut short; try tickerdex-index verify\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kMessage.data(), kMessage.size());
  ::_exit(2);
}

}  // namespace

void report_unreadable_maps() { std::signal(SIGBUS, end_unreadable); }

}  // namespace tickerdex
