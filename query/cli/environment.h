// The environment of tickerdex-query as values, so that tests can set it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>

namespace tickerdex {

struct Environment {
  /// Writes all bytes or returns the error; std::errc::broken_pipe for a closed pipe.
  std::function<std::error_code(std::string_view)> write_out;
  std::function<std::error_code(std::string_view)> write_err;
  std::function<double()> monotonic_ms;  ///< for took_ms
  /// See time_limit.h; called at most once.
  std::function<void(std::chrono::milliseconds limit, std::string before, std::string after)>
      end_process_after;

  std::int64_t now_utc = 0;
  std::string index;                 ///< TICKERDEX_INDEX
  std::string columns;               ///< COLUMNS
  std::uint32_t terminal_width = 0;  ///< columns of the terminal; 0: unknown
  bool out_is_terminal = false;
  std::uint32_t err_width = 0;  ///< columns if stderr is a terminal, else 0
  bool no_color = false;        ///< NO_COLOR is set and not empty, or TERM is "dumb"
};

/// COLUMNS if it is a number, else the terminal's width, else 80; limited to 40 to 120, since
/// longer lines are hard to read.
std::uint32_t text_width(const Environment& environment);

/// The environment of this process. Also ignores SIGPIPE, so that a closed pipe is an error of
/// write(2).
Environment process_environment();

/// From now on a search ends with a message on stderr that names the file and exit code 2, as for
/// any broken index, when a mapped file of the index becomes unreadable: the disk fails, or the
/// file was truncated. The kernel reports this with SIGBUS at any point.
void report_unreadable_maps();

}  // namespace tickerdex
