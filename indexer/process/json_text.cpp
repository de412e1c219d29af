#include "indexer/process/json_text.h"

#include <nlohmann/json.hpp>

#include "indexer/schema/text/path_text.h"
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

}  // namespace tickerdex
