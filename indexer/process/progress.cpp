#include "indexer/process/progress.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickerdex {
namespace {

constexpr std::chrono::milliseconds kBetweenBars{100};
constexpr std::chrono::seconds kBetweenLines{30};

}  // namespace

Progress::Progress(std::ostream& out, Style style, std::uint32_t width, const EventClock* events)
    : out_(out), style_(style), width_(width), events_(events) {}

Progress::~Progress() { end(); }

void Progress::begin(const std::string& phase, std::uint64_t total, const std::string& unit) {
  end();
  const std::lock_guard lock(mutex_);
  phase_ = phase;
  unit_ = unit;
  total_ = total;
  done_ = 0;
  started_ = shown_ = Clock::now();
  emit("phase", {{"phase", phase_}});
}

void Progress::emit(std::string_view event, const EventFields& fields) {
  if (style_ != Style::json || events_ == nullptr) return;
  out_ << event_line(events_->now(), "info", event, fields) << std::flush;
}

void Progress::advance(std::uint64_t done) {
  if (style_ == Style::none) return;
  const std::lock_guard lock(mutex_);
  done_ = done;
  const auto now = Clock::now();
  const Clock::duration pause =
      style_ == Style::bar ? Clock::duration(kBetweenBars) : Clock::duration(kBetweenLines);
  if (now - shown_ >= pause) show(now);
}

void Progress::show(Clock::time_point now) {
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const double rate = seconds > 0 ? static_cast<double>(done_) / seconds : 0;
  if (style_ == Style::json) {
    return emit("progress", {{"phase", phase_},
                             {"done", done_},
                             {"total", total_},
                             {"unit", unit_},
                             {"per_second", rate}});
  }
  const std::string counts = total_ > 0
                                 ? fmt::format("{} of {} {}, {:.0f}/s", done_, total_, unit_, rate)
                                 : fmt::format("{} {}, {:.0f}/s", done_, unit_, rate);
  if (style_ == Style::lines) {
    out_ << "tickerdex-index: " << phase_ << ": " << counts << std::endl;
    return;
  }
  std::string line = fmt::format("{:<9} ", phase_);
  const std::size_t used = line.size() + counts.size() + 4;
  if (total_ > 0 && used + 10 < width_) {
    const std::size_t bar_width = std::min<std::size_t>(30, width_ - used);
    const auto filled = static_cast<std::size_t>(static_cast<double>(bar_width) *
                                                 static_cast<double>(std::min(done_, total_)) /
                                                 static_cast<double>(total_));
    line += "[" + std::string(filled, '=') + std::string(bar_width - filled, ' ') + "] ";
  }
  line += counts;
  out_ << "\r\x1b[K" << line.substr(0, std::max<std::size_t>(width_, 2) - 1) << std::flush;
  line_is_open_ = true;
}

void Progress::end() {
  const std::lock_guard lock(mutex_);
  if (line_is_open_) out_ << "\r\x1b[K" << std::flush;
  line_is_open_ = false;
  if (phase_.empty()) return;
  const double seconds = std::chrono::duration<double>(Clock::now() - started_).count();
  emit("phase_end", {{"phase", phase_}, {"seconds", seconds}, {"done", done_}, {"unit", unit_}});
  phase_.clear();
}

}  // namespace tickerdex
