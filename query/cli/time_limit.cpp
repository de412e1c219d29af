#include "query/cli/time_limit.h"

#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>

namespace tickerdex {
namespace {

constexpr int kFailed = 2;

// Used by the signal handler; the texts do not change once the timer runs.
std::string before_text;
std::string after_text;
volatile std::sig_atomic_t is_writing = 0;
volatile std::sig_atomic_t has_written = 0;
volatile std::sig_atomic_t is_over = 0;

[[noreturn]] void end_now() {
  const std::string_view text = has_written != 0 ? after_text : before_text;
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
  ::_exit(kFailed);
}

void start_timer(std::chrono::milliseconds wait) {
  itimerval timer{};
  timer.it_value.tv_sec = static_cast<time_t>(wait.count() / 1000);
  timer.it_value.tv_usec = static_cast<suseconds_t>(wait.count() % 1000 * 1000);
  ::setitimer(ITIMER_REAL, &timer, nullptr);
}

// Async-signal-safe.
extern "C" void time_is_over(int) {
  if (is_writing == 0 || is_over != 0) end_now();
  is_over = 1;
  start_timer(std::chrono::seconds(1));
}

}  // namespace

void end_process_after(std::chrono::milliseconds limit, std::string before, std::string after) {
  before_text = std::move(before);
  after_text = std::move(after);
  struct sigaction action {};
  action.sa_handler = time_is_over;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  if (::sigaction(SIGALRM, &action, nullptr) != 0) {
    throw std::system_error(errno, std::generic_category(), "--timeout: cannot set a timer");
  }
  sigset_t alarm;
  sigemptyset(&alarm);
  sigaddset(&alarm, SIGALRM);
  ::sigprocmask(SIG_UNBLOCK, &alarm, nullptr);  // the parent process may have blocked it
  start_timer(limit);
}

WritingResult::WritingResult() {
  is_writing = 1;
  has_written = 1;
}

WritingResult::~WritingResult() {
  is_writing = 0;
  if (is_over != 0) end_now();
}

}  // namespace tickerdex
