// An event of a run as one JSON object a line, for `--log-format json`.
//
//   {"time":"2025-11-14T02:15:01.250Z","level":"info","event":"phase","phase":"reading"}
//
// level: info, warning, error. Events of a run: phase, progress (every half minute), phase_end,
// warning, and one of published, refused, unchanged, failed at the end. Times are UTC, counted
// from what the run was told "now" is.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tickerdex {

class EventClock {
 public:
  explicit EventClock(std::int64_t started_utc) : started_utc_(started_utc) {}
  std::string now() const;
  double seconds() const;  ///< since it was made

 private:
  std::int64_t started_utc_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

using EventValue = std::variant<std::string, std::uint64_t, double>;
using EventFields = std::vector<std::pair<std::string, EventValue>>;

/// With a newline at its end. Bytes that are not UTF-8 are written as message_text() does.
std::string event_line(const std::string& time, std::string_view level, std::string_view event,
                       const EventFields& fields);

}  // namespace tickerdex
