// SIGTERM, SIGINT and SIGHUP end a run at once, at any point, and leave nothing behind.
//
// Why not a flag that the phases check: a run can spend minutes in one sort, one fsync or one read
// from a pipe that stays empty. Why not remove the candidate from another thread: the remaining
// threads still write into it and would create it again. So a thread waits for the signals and,
// when one arrives, replaces the process with a new instance of this program (execve). The kernel
// ends all other threads first; the process id and the lock's descriptor stay, so no other run can
// interfere. The new instance is alone with the lock, removes the candidate as the next run would,
// reports the signal and exits with 4. No step depends on the state of what was interrupted.
//
// A child process (a canary) is killed first, with everything it started.
//
// commit() is called right before the swap. From then on the run counts as published and is nearly
// over: after a signal it has kGracePeriod to end by itself (it may block on a report that nobody
// reads, or on a dead disk), then it is ended with exit code 0. If the program cannot be started
// again (no /proc), the process still ends, and the next run removes the folder.
//
// Linux only. A signal that was ignored when the program started (nohup) stays ignored.
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

/// A signal ended the run: exit code 4. what() is the message to print.
struct Interrupted : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class SignalWatch {
 public:
  /// Begins to watch; construct it before starting any thread. `arguments` are those of the
  /// process, beginning with its name; `started_utc` is passed on for the metrics.
  SignalWatch(std::vector<std::string> arguments, std::int64_t started_utc);
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  /// Sets the descriptor of the lock that the run holds: its candidate may then be removed.
  void set_lock(int lock_descriptor);
  /// From now on a signal ends the process only if it is still running kGracePeriod later.
  void commit();

  static constexpr std::chrono::seconds kGracePeriod{10};

 private:
  void wait();
  void restart(int signal);

  std::vector<std::string> arguments_;
  std::int64_t started_utc_;
  sigset_t watched_{};
  sigset_t before_{};
  int wake_ = 0;  ///< one of the watched signals; 0: none is watched
  std::mutex mutex_;
  std::condition_variable over_;
  int lock_descriptor_ = -1;
  bool committed_ = false;
  bool ended_ = false;
  std::thread thread_;
};

/// What the interrupted instance passes to the one that cleans up.
struct AfterSignal {
  int signal = 0;
  int lock_descriptor = -1;  ///< -1: the lock was not held
  std::int64_t started_utc = 0;
};

/// Parses the first argument of a process started by SignalWatch; nullopt for any other argument.
std::optional<AfterSignal> after_signal(std::string_view argument);

/// Calls `clean_up` if the interrupted run held the lock file `lock`, then @throws Interrupted. The
/// caller has kGracePeriod for the message and the metrics before the process ends with exit code 4
/// anyway: signals are still blocked, and stderr may be a pipe that nobody reads.
[[noreturn]] void end_interrupted(const AfterSignal& after, const std::string& lock,
                                  const std::function<void()>& clean_up);

}  // namespace tickerdex
