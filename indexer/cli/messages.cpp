#include "indexer/cli/messages.h"

#include "indexer/schema/text/safe_text.h"

namespace tickerdex {

void Messages::ended(std::string_view event, const EventFields& fields) const {
  if (as_json_ && !quiet_) err_ << event_line(clock_.now(), "info", event, fields) << std::flush;
}

void Messages::warning(const std::string& what) const {
  if (as_json_) {
    err_ << event_line(clock_.now(), "warning", "warning", {{"message", what}}) << std::flush;
  } else {
    err_ << wrap_words("tickerdex-index: warning: " + safe_name(what), width_) << std::endl;
  }
}

int Messages::failed(const std::string& what, int exit_code) const {
  if (as_json_) {
    const auto code = static_cast<std::uint64_t>(exit_code);
    err_ << event_line(clock_.now(), "error", "failed", {{"message", what}, {"exit_code", code}})
         << std::flush;
  } else {
    err_ << wrap_words("tickerdex-index: error: " + safe_name(what), width_) << std::endl;
  }
  return exit_code;
}

}  // namespace tickerdex
