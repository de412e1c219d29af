#include "indexer/schema/unreadable_file.h"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <string_view>

#include "indexer/schema/mapped_file.h"

namespace tickerdex {
namespace {

UnreadableFileEnd chosen;

// Builds a line without heap memory; text that does not fit is dropped.
class Line {
 public:
  void add(std::string_view text) {
    for (const char c : text) add(c);
  }
  void write() const {
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, bytes_.data(), size_);
  }

 private:
  void add(char c) {
    if (size_ < bytes_.size()) bytes_[size_++] = c;
  }

  std::array<char, 2048> bytes_;
  std::size_t size_ = 0;
};

// Async-signal-safe.
extern "C" void end_unreadable(int, siginfo_t* info, void*) {
  const char* const path = mapped_path_at(info->si_addr);
  Line line;
  line.add(chosen.program);
  line.add(": error: ");
  if (path != nullptr) {
    line.add(path);
  } else {
    line.add("a file of the index");
  }
  line.add(" cannot be read any more: the disk fails, or it was cut short; ");
  line.add(chosen.advice);
  line.add("\n");
  line.write();
  ::_exit(chosen.exit_code);
}

}  // namespace

void end_on_unreadable_files(const UnreadableFileEnd& end) {
  chosen = end;
  struct sigaction action {};
  action.sa_sigaction = end_unreadable;
  action.sa_flags = SA_SIGINFO;
  ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace tickerdex
