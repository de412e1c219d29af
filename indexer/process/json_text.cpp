#include "indexer/process/json_text.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "indexer/schema/date/date.h"
#include "indexer/schema/text/safe_text.h"

namespace tickerdex {
namespace {

using Json = nlohmann::ordered_json;

// Only values: keys are our own text, and dump() repairs them if they are not UTF-8.
void make_valid(Json& json) {
  if (json.is_string()) {
    json = message_text(json.get_ref<const std::string&>());
  } else if (json.is_structured()) {
    for (auto& item : json) make_valid(item);
  }
}

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string json_text(const nlohmann::ordered_json& json, int indent) {
  Json valid = json;
  make_valid(valid);
  return json_for_terminal(dumped(valid, indent));
}

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
