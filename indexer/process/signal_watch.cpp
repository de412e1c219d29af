#include "indexer/process/signal_watch.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <utility>

#include "indexer/process/child_output.h"

namespace tickerdex {
namespace {

constexpr std::string_view kAfterSignal = "--after-signal=";
constexpr int kFailed = 4;

struct NamedSignal {
  int number;
  std::string_view name;
};
constexpr std::array<NamedSignal, 3> kSignals{
    {{SIGTERM, "SIGTERM"}, {SIGINT, "SIGINT"}, {SIGHUP, "SIGHUP"}}};

std::string name_of(int number) {
  for (const auto& known : kSignals) {
    if (known.number == number) return std::string(known.name);
  }
  return fmt::format("signal {}", number);
}

std::string message(int signal) {
  return fmt::format("interrupted by {}; the live index is as before", name_of(signal));
}

bool is_ignored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

// Prints nothing if that would block.
void say(const std::string& line) {
  pollfd err{STDERR_FILENO, POLLOUT, 0};
  if (::poll(&err, 1, 0) != 1 || (err.revents & POLLOUT) == 0) return;
  static_cast<void>(!::write(STDERR_FILENO, line.data(), line.size()));
}

[[noreturn]] void end_published(int signal) {
  kill_child();
  say(
      fmt::format("tickerdex-index: warning: interrupted by {} after it published; the report or "
                  "the metrics may be missing\n",
                  name_of(signal)));
  ::_exit(0);
}

[[noreturn]] void end_failed(int) { ::_exit(kFailed); }

// Checks that the descriptor is the lock file of this index and that the lock is held.
bool holds_lock(int descriptor, const std::string& path) {
  struct stat ours {};
  struct stat theirs {};
  return descriptor >= 0 && ::fstat(descriptor, &ours) == 0 &&
         ::lstat(path.c_str(), &theirs) == 0 && ours.st_dev == theirs.st_dev &&
         ours.st_ino == theirs.st_ino && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

}  // namespace

SignalWatch::SignalWatch(std::vector<std::string> arguments, std::int64_t started_utc)
    : arguments_(std::move(arguments)), started_utc_(started_utc) {
  ::sigemptyset(&watched_);
  for (const auto& signal : kSignals) {
    if (is_ignored(signal.number)) continue;
    ::sigaddset(&watched_, signal.number);
    wake_ = signal.number;
  }
  if (wake_ == 0) return;
  ::pthread_sigmask(SIG_BLOCK, &watched_, &before_);
  thread_ = std::thread([this] { wait(); });
}

SignalWatch::~SignalWatch() {
  if (wake_ == 0) return;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  over_.notify_all();
  ::pthread_kill(thread_.native_handle(), wake_);  // ends its sigwait()
  thread_.join();
  const timespec at_once{};
  while (::sigtimedwait(&watched_, nullptr, &at_once) > 0) continue;
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void SignalWatch::set_lock(int lock_descriptor) {
  const std::lock_guard lock(mutex_);
  lock_descriptor_ = lock_descriptor;
}

void SignalWatch::commit() {
  const std::lock_guard lock(mutex_);
  committed_ = true;
}

void SignalWatch::wait() {
  for (;;) {
    int signal = 0;
    if (::sigwait(&watched_, &signal) != 0) continue;
    std::unique_lock lock(mutex_);
    if (ended_) return;
    if (!committed_) restart(signal);
    if (!over_.wait_for(lock, kGracePeriod, [this] { return ended_; })) end_published(signal);
  }
}

void SignalWatch::restart(int signal) {
  kill_child();
  if (lock_descriptor_ >= 0) ::fcntl(lock_descriptor_, F_SETFD, 0);
  std::string first =
      fmt::format("{}{},{},{}", kAfterSignal, signal, lock_descriptor_, started_utc_);
  std::vector<char*> arguments{arguments_.front().data(), first.data()};
  for (std::size_t i = 1; i < arguments_.size(); ++i) arguments.push_back(arguments_[i].data());
  arguments.push_back(nullptr);
  ::execv("/proc/self/exe", arguments.data());
  say("tickerdex-index: error: " + message(signal) + "\n");
  ::_exit(kFailed);
}

std::optional<AfterSignal> after_signal(std::string_view argument) {
  if (!argument.starts_with(kAfterSignal)) return std::nullopt;
  AfterSignal after;
  long long started = 0;
  const std::string rest(argument.substr(kAfterSignal.size()));
  if (std::sscanf(rest.c_str(), "%d,%d,%lld", &after.signal, &after.lock_descriptor, &started) !=
      3) {
    return std::nullopt;
  }
  after.started_utc = started;
  return after;
}

void end_interrupted(const AfterSignal& after, const std::string& lock,
                     const std::function<void()>& clean_up) {
  if (holds_lock(after.lock_descriptor, lock)) clean_up();
  std::signal(SIGALRM, end_failed);
  ::alarm(static_cast<unsigned>(SignalWatch::kGracePeriod.count()));
  throw Interrupted(message(after.signal));
}

}  // namespace tickerdex
