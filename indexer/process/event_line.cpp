#include "indexer/process/event_line.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "indexer/process/json_text.h"
#include "indexer/schema/date/date.h"

namespace tickerdex {

std::string EventClock::now() const {
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
                           std::chrono::steady_clock::now() - started_)
                           .count();
  std::string text = format_rfc3339(started_utc_ + elapsed / 1000);
  text.insert(text.size() - 1, fmt::format(".{:03d}", elapsed % 1000));
  return text;
}

double EventClock::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
}

std::string event_line(const std::string& time, std::string_view level, std::string_view event,
                       const EventFields& fields) {
  nlohmann::ordered_json json;
  json["time"] = time;
  json["level"] = level;
  json["event"] = event;
  for (const auto& [name, value] : fields) {
    std::visit([&, &key = name](const auto& held) { json[key] = held; }, value);
  }
  return json_text(json, -1) + "\n";
}

}  // namespace tickerdex
