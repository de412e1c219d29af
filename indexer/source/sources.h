// Reads every SOURCE: folders in sorted order, files, "-".
//
// Files without articles are skipped and counted by kind, whether found in a folder or named
// directly: hidden files, documentation, empty and binary files, unsupported formats, links that
// are dangling or lead out of the source, tables without rows. A file that may contain articles but
// cannot be read is a reject, and so is a record that cannot become an article. Paths are reported
// as by path_text(). Memory: at most one record, one chunk and the names in one path's folders.
// Uses one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/source/record.h"
#include "indexer/source/record_weight.h"
#include "indexer/source/unpack/unpack_limits.h"
#include "indexer/source/walk.h"

namespace tickerdex {

/// A file that the walk found, before it is read.
struct SourceFile {
  FoundFile found;           ///< the path may contain any bytes; "-" is not regular
  std::uint32_t source = 0;  ///< which of the sources, from 0
  std::uint64_t number = 0;  ///< over all sources, from 1
};

/// The outcome of reading it.
struct FileOutcome {
  std::uint64_t bytes = 0;    ///< read
  std::uint64_t hash = 0;     ///< of these bytes
  std::uint64_t records = 0;  ///< passed to the sink or rejected
  bool was_read = true;       ///< false: it could not be opened or not read to its end
  /// Why it, or members of it, were skipped, and how often.
  std::map<std::string, std::uint64_t> skipped;
};

struct SourceTotals {
  std::uint64_t files = 0;                                   ///< opened, with any outcome
  std::uint64_t bytes = 0;                                   ///< read
  std::uint64_t records = 0;                                 ///< passed to the sink or rejected
  std::vector<std::pair<std::string, std::string>> skipped;  ///< path, kind: the first ones
  std::map<std::string, std::uint64_t> skipped_by_kind;      ///< all of them
};

/// How many skipped files are named; the others are only counted.
inline constexpr std::size_t kMaxNamedSkips = 1000;

struct SourceOptions {
  std::vector<std::string> sources;  ///< as typed
  std::optional<Format> format;      ///< forced
  bool has_key_map = false;          ///< --map: any column may be a text
  Links links = Links::inside;
  std::string index;                       ///< a folder that is skipped wherever it is
  std::istream* standard_input = nullptr;  ///< what "-" reads
  UnpackLimits unpack;                     ///< of archives and compressed files
  RecordRoom room;                         ///< for one record; default: no limit
  std::int64_t now_utc = 0;                ///< the file time of standard input
  /// Whether to read a file; others are not reported. Absent: all.
  std::function<bool(const SourceFile&)> wants;
  /// Called before and after each file that is read.
  std::function<void(const SourceFile&)> on_file;
  std::function<void(const SourceFile&, const FileOutcome&)> on_file_end;
  /// Called after each chunk read, several times for a large file.
  std::function<void(const SourceTotals& so_far)> on_progress;
};

/// Walks and reads all sources, in order. Bad files and records go to `rejects`. Exceptions of
/// sinks propagate. @throws SourceError if a source does not exist (before anything is read).
SourceTotals read_sources(const SourceOptions& options, const RecordSink& records,
                          const RejectSink& rejects);

}  // namespace tickerdex
