// Everything that was named as SOURCE: folders walked in sorted order, files, "-".
//
// Of a file that is not read there is either a skip (passed over on purpose: hidden,
// documentation, a table without rows, a format that this version does not know in a folder) or a
// reject (it should have been articles: empty, binary, unreadable). What is read never exceeds one
// record, one chunk and the names of one path's folders in memory. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/source/record.h"

namespace tickerdex {

struct SourceTotals {
  std::uint64_t files = 0;                                   ///< opened, whatever came of them
  std::uint64_t bytes = 0;                                   ///< read
  std::uint64_t records = 0;                                 ///< handed over
  std::vector<std::pair<std::string, std::string>> skipped;  ///< path, reason
};

struct SourceOptions {
  std::vector<std::string> sources;        ///< as typed
  std::optional<Format> format;            ///< forced
  std::string index;                       ///< a folder that is no source wherever it lies
  std::istream* standard_input = nullptr;  ///< what "-" reads
  std::int64_t now_utc = 0;                ///< stands for the file time of standard input
  /// Called before each file.
  std::function<void(const std::string& path)> on_file;
  /// Called after each chunk that was read, several times in a large file.
  std::function<void(const SourceTotals& so_far)> on_progress;
};

/// Walks and reads all sources, in order. Bad files and records go to `rejects`. What a sink
/// throws ends the run and passes through.
/// @throws SourceError if a source that was named does not exist (before anything is read).
SourceTotals read_sources(const SourceOptions& options, const RecordSink& records,
                          const RejectSink& rejects);

}  // namespace tickerdex
