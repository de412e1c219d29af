#include "indexer/cli/process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "indexer/schema/mapped_file.h"

namespace tickerdex {
namespace {

constexpr int kNice = 10;
// ioprio_set(2): linux/ioprio.h is C and does not compile here.
constexpr int kWhoProcess = 1;
constexpr int kBestEffort = 2;
constexpr int kClassShift = 13;
constexpr int kLowestLevel = 7;

}  // namespace

void prepare_process() {
  std::signal(SIGPIPE, SIG_IGN);
  end_on_unreadable_files({"tickerdex-index",
                           "nothing was published; check the disk, then rebuild or go "
                           "back with tickerdex-index rollback",
                           4});
  std::signal(SIGXFSZ, SIG_IGN);
  int descriptor = 0;
  // open() gives the lowest number that is free.
  while (descriptor >= 0 && descriptor <= STDERR_FILENO) descriptor = ::open("/dev/null", O_RDWR);
  if (descriptor > STDERR_FILENO) ::close(descriptor);
}

void lower_priority() {
  errno = 0;
  const int now = ::getpriority(PRIO_PROCESS, 0);
  if (errno == 0) ::setpriority(PRIO_PROCESS, 0, std::max(now, kNice));
  ::syscall(SYS_ioprio_set, kWhoProcess, 0, kBestEffort << kClassShift | kLowestLevel);
}

}  // namespace tickerdex
