// SIGTERM, SIGINT and SIGHUP end a run at once, wherever it is, and leave nothing behind.
//
// Why not a flag that the phases look at: a run can be minutes inside one sort, one fsync or one
// read of a pipe that never comes. Why not remove the candidate from a thread of its own: the other
// threads still write into it, and would make it anew. So a thread waits for the signals and, when
// one comes, replaces the whole process by this program started again (execve): the kernel ends
// all other threads first, while the process id and the descriptor of the lock stay, so that no
// other run can come between. The new image finds itself alone with the lock, removes the candidate
// as the next run would, says so and exits with 4. No step of it depends on what was interrupted.
//
// A child (a canary) is ended first, with all that it started.
//
// From commit() on, which stands right before the swap, the run counts as published and has only
// moments to go: a signal leaves it kAfterSwap to end by itself (it may hang on a report that nobody
// reads, or on a dead disk), then ends it with exit code 0. If the program cannot be started again
// (no /proc), the process ends all the same and the next run removes the folder.
//
// Linux. A signal that was ignored when the program began (nohup) stays ignored.
#pragma once

#include <signal.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace tickerdex {

/// A signal ended the run: exit code 4. what() is the whole line to print.
struct Interrupted : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class SignalWatch {
 public:
  /// Begins to watch; before any thread is started. `arguments` are the process's own, with its
  /// name in front; `started_utc` is passed on for the report.
  SignalWatch(std::vector<std::string> arguments, std::int64_t started_utc);
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  /// The run holds the lock by this descriptor: its candidate may be removed.
  void hold(int lock_descriptor);
  /// From now on a signal does nothing, unless the process is still there kAfterSwap later.
  void commit();

  static constexpr std::chrono::seconds kAfterSwap{10};

 private:
  void wait();
  void restart(int signal);

  std::vector<std::string> arguments_;
  std::int64_t started_utc_;
  sigset_t watched_{};
  sigset_t before_{};
  int wake_ = 0;  ///< one of those watched; 0: none is
  std::mutex mutex_;
  std::condition_variable over_;
  int lock_descriptor_ = -1;
  bool committed_ = false;
  bool ended_ = false;
  std::thread thread_;
};

/// What the process that was interrupted hands to the one that cleans up.
struct AfterSignal {
  int signal = 0;
  int lock_descriptor = -1;  ///< -1: the lock was not held
  std::int64_t started_utc = 0;
};

/// The first argument of a process started by SignalWatch; nothing for any other.
std::optional<AfterSignal> after_signal(std::string_view argument);

/// Calls `clean_up` if the interrupted run held the lock file `lock`; then @throws Interrupted.
/// What follows, the message and the metrics, has kAfterSwap before the process ends with exit code
/// 4 all the same: signals are still blocked, and stderr may be a pipe that nobody reads.
[[noreturn]] void end_interrupted(const AfterSignal& after, const std::string& lock,
                                  const std::function<void()>& clean_up);

}  // namespace tickerdex
