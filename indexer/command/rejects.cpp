#include "indexer/command/rejects.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <nlohmann/json.hpp>

#include "indexer/process/json_text.h"
#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

constexpr std::size_t kMaxExamples = 5;
constexpr std::size_t kBufferBytes = 1 << 16;

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

// Only the first failure is reported; after it nothing more is written.
template <class Step>
void Rejects::attempt(const Step& step) {
  try {
    step();
  } catch (const IndexError& error) {
    trouble_ = fmt::format("--rejects: {}; {} was not written by this run", error.what(), path_);
    file_.reset();
  }
}

Rejects::Rejects(const std::string& path) : path_(path) {
  if (path_.empty()) return;
  attempt([&] { file_ = std::make_unique<Replacement>(path_); });
}

Rejects::~Rejects() {
  try {
    if (!by_reason_.empty() || unreadable_dates_.count > 0) static_cast<void>(close());
  } catch (const std::exception&) {
    file_.reset();  // no memory for a warning: the old file stays
  }
}

void Rejects::flush() {
  file_->write(buffer_);
  buffer_.clear();
}

void Rejects::add(const Rejected& rejected) {
  const std::lock_guard lock(mutex_);
  ++by_reason_[rejected.reason];
  if (examples_.size() < kMaxExamples) examples_.push_back(describe(rejected));
  write(rejected);
}

void Rejects::note_date(const Rejected& unreadable) {
  const std::lock_guard lock(mutex_);
  auto& [count, samples] = unreadable_dates_;
  ++count;
  const bool is_new = std::ranges::find(samples, unreadable.detail) == samples.end();
  if (is_new && samples.size() < kMaxExamples) samples.push_back(unreadable.detail);
  write(unreadable);
}

void Rejects::write(const Rejected& rejected) {
  if (!file_) return;
  nlohmann::ordered_json json;
  json["path"] = rejected.place.path;
  json["line"] = rejected.place.line > 0 ? nlohmann::ordered_json(rejected.place.line) : nullptr;
  json["offset"] = rejected.place.offset;
  json["reason"] = rejected.reason;
  json["detail"] = rejected.detail;
  buffer_ += json_text(json, -1) + '\n';
  if (buffer_.size() >= kBufferBytes) attempt([&] { flush(); });
}

std::string Rejects::close() {
  if (file_) {
    attempt([&] {
      flush();
      file_->commit();
    });
  }
  file_.reset();
  return trouble_;
}

}  // namespace tickerdex
