// Everything that was named as SOURCE: folders walked in sorted order, files, "-".
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "indexer/source/record.h"

namespace tickerdex {

struct SourceOptions {
  std::vector<std::string> sources;  ///< as typed
  std::optional<Format> format;      ///< forced
  std::istream* standard_input = nullptr;  ///< what "-" reads
  std::int64_t now_utc = 0;          ///< stands for the file time of standard input
  /// Called before each file, with bytes read so far and files seen so far.
  std::function<void(const std::string& path)> on_file;
};

/// A file passed over on purpose (README beside a dump, hidden, an archive of another kind).
struct SourceTotals {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;
  std::vector<std::pair<std::string, std::string>> skipped;  ///< path, reason
};

/// Walks and reads all sources, in order. Bad files and records go to `rejects`.
/// @throws SourceError if a source that was named does not exist (before anything is read).
SourceTotals read_sources(const SourceOptions& options, const RecordSink& records,
                          const RejectSink& rejects);

}  // namespace tickerdex
