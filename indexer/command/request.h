// What a rebuild or an update is asked to do, and what it reports.
#pragma once

#include <chrono>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/command/memory_plan.h"
#include "indexer/command/rejects.h"
#include "indexer/process/signal_watch.h"
#include "indexer/publish/gates.h"
#include "indexer/publish/manifest.h"
#include "indexer/source/record.h"
#include "indexer/source/walk.h"
#include "indexer/writer/writer.h"

namespace tickerdex {

struct RebuildRequest {
  std::string index;
  std::vector<std::string> sources;
  std::optional<Format> format;
  KeyMap key_map;
  Links links = Links::inside;  ///< which symbolic links in a source are followed
  std::string symbols_path;  ///< empty: none
  std::string rejects_path;  ///< empty: none
  std::size_t keep = 2;
  std::chrono::milliseconds wait{0};
  std::uint32_t jobs = 2;
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
  WriterKind writer = WriterKind::bulk;
  std::istream* standard_input = nullptr;
  bool checks_space = true;
  GateOptions gates;
  double max_changed_share = 0.5;  ///< an update that changes a greater share rebuilds instead
  SignalWatch* signals = nullptr;  ///< null: signals have their default effect
  std::int64_t now_utc = 0;

  MemoryPlan plan() const { return {memory_bytes, jobs}; }
};

/// What an update found and did.
struct UpdateCounts {
  std::string why_rebuilt;  ///< empty: not rebuilt
  std::uint64_t files = 0;
  std::uint64_t changed_files = 0;
  std::uint64_t added_files = 0;
  std::uint64_t removed_files = 0;
  std::uint64_t carried = 0;  ///< articles; a changed one is removed and added
  std::uint64_t added = 0;
  std::uint64_t removed = 0;
};

struct RebuildReport {
  using Clock = std::chrono::steady_clock;
  static double seconds(Clock::time_point from, Clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
  }
  enum class Outcome : std::uint8_t { published, refused, nothing };

  Outcome outcome = Outcome::published;
  Clock::time_point started = Clock::now();
  Manifest manifest;   ///< of `folder`
  std::string folder;  ///< of the new generation, the refused candidate, or the one that stays live
  std::optional<UpdateCounts> update;  ///< set by update()
  std::size_t removed_generations = 0;
  std::size_t removed_dead = 0;
  std::vector<std::string> reject_examples;
  UnreadableDates unreadable_dates;  ///< of the articles that this run read
  std::vector<std::string> warnings;  ///< worth reading the next morning; the run went on
  double read_seconds = 0;
  double index_seconds = 0;
  double publish_seconds = 0;

  /// Ignores an empty warning.
  void warn(std::string warning) {
    if (!warning.empty()) warnings.push_back(std::move(warning));
  }
  void warn(const std::vector<std::string>& more) {
    warnings.insert(warnings.end(), more.begin(), more.end());
  }
};

}  // namespace tickerdex
