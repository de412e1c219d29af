// Progress on stderr: a bar on a terminal, else a plain line every half minute, or events
// (json_text.h).
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>

#include "indexer/process/json_text.h"

namespace tickerdex {

class Progress {
 public:
  enum class Style : std::uint8_t { none, lines, bar, json };
  using Clock = std::chrono::steady_clock;

  /// `width`: columns of the terminal, for the bar; `events`: the clock, for Style::json.
  Progress(std::ostream& out, Style style, std::uint32_t width,
           const EventClock* events = nullptr);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Begins a phase ("reading", "indexing"); `total` 0: unknown.
  void begin(const std::string& phase, std::uint64_t total, const std::string& unit);
  /// From any thread; prints only from time to time.
  void advance(std::uint64_t done);
  void end();

 private:
  void show(Clock::time_point now);
  void emit(std::string_view event, const EventFields& fields);

  std::ostream& out_;
  Style style_;
  std::uint32_t width_;
  const EventClock* events_;
  std::mutex mutex_;
  std::string phase_;
  std::string unit_;
  std::uint64_t total_ = 0;
  std::uint64_t done_ = 0;
  Clock::time_point started_;
  Clock::time_point shown_;
  bool line_is_open_ = false;
};

}  // namespace tickerdex
