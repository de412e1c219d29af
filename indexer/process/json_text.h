// JSON as it is written to files and terminals, and the events of a run.
#pragma once

#include <chrono>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tickerdex {

/// Valid UTF-8 for any strings: a string that is not UTF-8 becomes message_text(). Control and
/// invisible characters are escaped. `indent` as for nlohmann::json::dump(); -1: one line.
std::string json_text(const nlohmann::ordered_json& json, int indent);

/// Events of a run, one JSON object per line, for `--log-format json`.
///
///   {"time":"2025-11-14T02:15:01.250Z","level":"info","event":"phase","phase":"reading"}
///
/// level: info, warning, error. Events of a run: phase, progress (every half minute), phase_end,
/// warning, and one of published, "nothing to do" and failed at the end. Times are UTC, counted
/// from the run's "now".
class EventClock {
 public:
  explicit EventClock(std::int64_t started_utc) : started_utc_(started_utc) {}
  std::string now() const;
  double seconds() const;  ///< since construction

 private:
  std::int64_t started_utc_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

using EventValue = std::variant<std::string, std::uint64_t, double>;
using EventFields = std::vector<std::pair<std::string, EventValue>>;

/// Ends with a newline. Bytes that are not UTF-8 are written as by message_text().
std::string event_line(const std::string& time, std::string_view level, std::string_view event,
                       const EventFields& fields);

}  // namespace tickerdex
