#include "query/cli/environment.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>

#include "indexer/schema/mapped_file.h"
#include "query/cli/time_limit.h"

namespace tickerdex {
namespace {

std::error_code write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return {errno, std::generic_category()};
    }
  }
  return {};
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string(value);
}

std::uint32_t terminal_width_of(int descriptor) {
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0U;
}

}  // namespace

std::uint32_t text_width(const Environment& environment) {
  std::uint32_t width = 0;
  const auto& text = environment.columns;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), width);
  if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) width = 0;
  if (width == 0) width = environment.terminal_width;
  return width == 0 ? 80U : std::clamp(width, 40U, 120U);
}

Environment process_environment() {
  std::signal(SIGPIPE, SIG_IGN);
  Environment environment;
  environment.write_out = [](std::string_view bytes) {
    const WritingResult writing;
    return write_all(STDOUT_FILENO, bytes);
  };
  environment.end_process_after = end_process_after;
  environment.write_err = [](std::string_view bytes) { return write_all(STDERR_FILENO, bytes); };
  environment.monotonic_ms = [] {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(since).count();
  };
  environment.now_utc = std::time(nullptr);
  environment.index = variable("TICKERDEX_INDEX");
  environment.columns = variable("COLUMNS");
  environment.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  if (::isatty(STDERR_FILENO) == 1) {
    const auto width = terminal_width_of(STDERR_FILENO);
    environment.err_width = width == 0 ? 80 : width;
  }
  environment.terminal_width = terminal_width_of(STDOUT_FILENO);
  environment.no_color = !variable("NO_COLOR").empty() || variable("TERM") == "dumb";
  return environment;
}

void report_unreadable_maps() {
  end_on_unreadable_files({"tickerdex-query", "try tickerdex-index verify", 2});
}

}  // namespace tickerdex
