// `tickerdex-index rebuild`: from sources to a published generation.
//
//   sources -> records -> articles -> spool (unique ids, date order) -> documents -> database
//   -> check -> manifest -> fsync -> swap -> retention
//
// Until the swap nothing that a reader can see has changed. Errors: UsageError, SourceError,
// IndexError, LockHeld, Xapian::Error; after any of them the live generation is as before.
#pragma once

#include <chrono>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "indexer/build/writer.h"
#include "indexer/publish/manifest.h"
#include "indexer/run/progress.h"
#include "indexer/run/signal_watch.h"
#include "indexer/source/record.h"

namespace tickerdex {

struct RebuildRequest {
  std::string index;
  std::vector<std::string> sources;
  std::optional<Format> format;
  KeyMap key_map;
  std::string symbols_path;  ///< empty: none
  std::string rejects_path;  ///< empty: none
  std::size_t keep = 2;
  std::chrono::milliseconds wait{0};
  std::uint32_t jobs = 2;
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
  WriterKind writer = WriterKind::bulk;
  std::istream* standard_input = nullptr;
  bool checks_space = true;
  SignalWatch* signals = nullptr;  ///< none: signals do what they always do
  std::int64_t now_utc = 0;
};

struct RebuildReport {
  Manifest manifest;
  std::string folder;  ///< of the new generation
  std::size_t removed_generations = 0;
  std::size_t removed_dead = 0;
  std::vector<std::string> reject_examples;
  std::vector<std::string> warnings;  ///< what went wrong after the swap
  double read_seconds = 0;
  double index_seconds = 0;
  double publish_seconds = 0;
};

RebuildReport rebuild(const RebuildRequest& request, Progress& progress);

}  // namespace tickerdex
