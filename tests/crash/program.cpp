#include "tests/crash/program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "tests/unit/temp_folder.h"

extern char** environ;

namespace tickerdex::test {
namespace {

struct Pipe {
  int read_end = -1;
  int write_end = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    read_end = ends[0];
    write_end = ends[1];
  }
  ~Pipe() {
    ::close(read_end);
    if (write_end >= 0) ::close(write_end);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_write() {
    ::close(write_end);
    write_end = -1;
  }
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> environment_with(const Environment& more) {
  std::vector<std::string> all;
  for (char** at = environ; *at != nullptr; ++at) {
    bool replaced = false;
    for (const auto& [name, value] : more) {
      replaced |= std::string_view(*at).starts_with(name + "=");
    }
    if (!replaced) all.emplace_back(*at);
  }
  for (const auto& [name, value] : more) all.push_back(name + "=" + value);
  return all;
}

std::string required(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) throw std::runtime_error(std::string(name) + " is not set");
  return value;
}

}  // namespace

Ended run(const std::vector<std::string>& arguments, const Environment& more,
          std::chrono::seconds limit) {
  Pipe out;
  Pipe err;
  std::vector<std::string> texts = arguments;
  std::vector<std::string> settings = environment_with(more);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, out.write_end, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, err.write_end, STDERR_FILENO);
  pid_t process = 0;
  const int error = ::posix_spawn(&process, texts.front().c_str(), &actions, nullptr,
                                  pointers(texts).data(), pointers(settings).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error(texts.front() + ": " + std::strerror(error));
  out.close_write();
  err.close_write();

  Ended ended;
  const auto deadline = std::chrono::steady_clock::now() + limit;
  std::array<pollfd, 2> ends{{{out.read_end, POLLIN, 0}, {err.read_end, POLLIN, 0}}};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    ::poll(ends.data(), ends.size(), 200);
    if (!ended.late && std::chrono::steady_clock::now() > deadline) {
      ended.late = true;
      ::kill(process, SIGKILL);
    }
    for (auto& end : ends) {
      if (end.fd < 0 || end.revents == 0) continue;
      std::array<char, 65536> bytes{};
      const ssize_t got = ::read(end.fd, bytes.data(), bytes.size());
      std::string& text = &end == &ends[0] ? ended.out : ended.err;
      if (got > 0) {
        text.append(bytes.data(), static_cast<std::size_t>(got));
      } else {
        end.fd = -1;
      }
    }
  }
  int status = 0;
  ::waitpid(process, &status, 0);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ended;
}

std::string index_program() { return required("TICKERDEX_INDEX_PROGRAM"); }
std::string query_program() { return required("TICKERDEX_QUERY_PROGRAM"); }
// LD_PRELOAD is split at spaces and colons, which a checkout's path may contain, but not this link.
std::string fault_injector() {
  static const TempFolder folder;
  static const std::string link = [] {
    folder.link("fault_injector.so", required("TICKERDEX_FAULT_INJECTOR"));
    const auto path = folder / "fault_injector.so";
    if (path.find_first_of(" :") != std::string::npos) {
      throw std::runtime_error("LD_PRELOAD cannot name " + path + ": set TMPDIR to another folder");
    }
    return path;
  }();
  return link;
}
bool is_full_sweep() { return std::getenv("TICKERDEX_FULL_SWEEP") != nullptr; }

}  // namespace tickerdex::test
