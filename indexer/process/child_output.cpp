#include "indexer/process/child_output.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <functional>
#include <mutex>

#include "indexer/schema/errors.h"

extern char** environ;

namespace tickerdex {
namespace {

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_end(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
};

// Reads both at once, so that neither can fill up while the other is being read.
void read_both(Pipe& out, Pipe& err, ChildResult& result) {
  constexpr std::size_t kMaxBytes = 1 << 16;  // of each; the rest is read and discarded
  std::array<pollfd, 2> open{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    if (::poll(open.data(), open.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open[i].fd < 0 || open[i].revents == 0) continue;
      std::array<char, 4096> bytes;
      const ssize_t got = ::read(open[i].fd, bytes.data(), bytes.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) {
        open[i].fd = -1;
        continue;
      }
      std::string& text = i == 0 ? result.out : result.err;
      if (text.size() < kMaxBytes) text.append(bytes.data(), static_cast<std::size_t>(got));
    }
  }
}

// The running child. Ending this process must neither miss a child that is just being started nor
// kill another process that reuses its number.
class RunningChild {
 public:
  int start(const std::function<int(pid_t&)>& spawn) {
    const std::lock_guard lock(mutex_);
    if (is_over_) return ECANCELED;
    pid_t process = 0;
    const int error = spawn(process);
    if (error == 0) process_ = process;
    return error;
  }
  /// Returns its exit status and kills whatever it left running.
  int reap() {
    siginfo_t ended{};
    while (::waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOWAIT) < 0 &&
           errno == EINTR) {
    }
    const std::lock_guard lock(mutex_);
    ::kill(-process_, SIGKILL);
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
    return status;
  }
  void kill() {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
    if (process_ > 0) ::kill(-process_, SIGKILL);
  }

 private:
  std::mutex mutex_;
  pid_t process_ = 0;
  bool is_over_ = false;
};

// Global, because children belong to the process, as signals do.
RunningChild& running_child() {
  static RunningChild child;
  return child;
}

}  // namespace

void kill_child() { running_child().kill(); }

ChildResult run_child(const std::string& program, const std::vector<std::string>& arguments) {
  ChildResult result;
  Pipe out;
  Pipe err;
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&files, out.ends[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, err.ends[1], STDERR_FILENO);
  sigset_t none;
  ::sigemptyset(&none);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  sigset_t ignored_here;  // see prepare_process()
  ::sigemptyset(&ignored_here);
  ::sigaddset(&ignored_here, SIGPIPE);
  ::sigaddset(&ignored_here, SIGXFSZ);
  ::posix_spawnattr_setsigdefault(&attributes, &ignored_here);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);

  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const int error = running_child().start([&](pid_t& process) {
    return ::posix_spawn(&process, program.c_str(), &files, &attributes, argv.data(), environ);
  });
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&attributes);
  if (error != 0) {
    result.err = error_text(error);
    return result;
  }
  out.close_end(1);
  err.close_end(1);
  read_both(out, err, result);
  const int status = running_child().reap();
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  return result;
}

}  // namespace tickerdex
