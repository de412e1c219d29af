#include "indexer/run/rejects.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "indexer/publish/json_text.h"
#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

constexpr std::size_t kMaxExamples = 5;

std::string describe(const Rejected& rejected) {
  std::string text = rejected.place.path;
  if (rejected.place.line > 0) {
    text += fmt::format(":{}", rejected.place.line);
  } else if (rejected.place.offset > 0) {
    text += fmt::format(" at byte {}", rejected.place.offset);
  }
  text += ": " + rejected.reason;
  if (!rejected.detail.empty()) text += " (" + rejected.detail + ")";
  return text;
}

}  // namespace

Rejects::Rejects(const std::string& path) : path_(path) {
  if (path_.empty()) return;
  file_.open(path_, std::ios::binary | std::ios::trunc);
  if (!file_) throw SourceError(fmt::format("cannot write the rejects file {}", path_));
}

void Rejects::add(const Rejected& rejected) {
  const std::lock_guard lock(mutex_);
  ++by_reason_[rejected.reason];
  if (examples_.size() < kMaxExamples) examples_.push_back(describe(rejected));
  if (path_.empty()) return;
  nlohmann::ordered_json json;
  json["path"] = rejected.place.path;
  json["line"] = rejected.place.line > 0 ? nlohmann::ordered_json(rejected.place.line) : nullptr;
  json["offset"] = rejected.place.offset;
  json["reason"] = rejected.reason;
  json["detail"] = rejected.detail;
  file_ << json_text(json, -1) << '\n';
}

void Rejects::close() {
  if (path_.empty()) return;
  file_.close();
  if (!file_) throw SourceError(fmt::format("cannot write the rejects file {}", path_));
}

}  // namespace tickerdex
