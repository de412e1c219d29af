// Everything that was named as SOURCE: folders walked in sorted order, files, "-".
//
// What is no article is skipped, by kind, whether a walk met it or it was named itself: hidden
// files, documentation, what is empty or binary, formats that are not read, links that lead
// nowhere or out of the source, tables without rows. A file that may hold articles but cannot be
// read is a reject, as is a record that no article can be made of. Paths are reported as
// path_text() writes them. What is read never exceeds one record, one chunk and the names of one
// path's folders in memory. One thread.
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
#include "indexer/source/record_room.h"
#include "indexer/source/walk.h"

namespace tickerdex {

/// A file as the walk finds it, before it is read.
struct SourceFile {
  FoundFile found;           ///< path as it is, any bytes; "-" is not regular
  std::uint32_t source = 0;  ///< which of the sources, from 0
  std::uint64_t number = 0;  ///< over all sources, from 1
};

/// What came of reading it.
struct FileOutcome {
  std::uint64_t bytes = 0;    ///< read
  std::uint64_t hash = 0;     ///< of these bytes, in whatever pieces they came
  std::uint64_t records = 0;  ///< handed over
  bool was_read = true;       ///< false: it could not be opened, or not read to its end
  std::string skipped;        ///< why it was passed over; empty if it was not
};

struct SourceTotals {
  std::uint64_t files = 0;                                   ///< opened, whatever came of them
  std::uint64_t bytes = 0;                                   ///< read
  std::uint64_t records = 0;                                 ///< handed over
  std::vector<std::pair<std::string, std::string>> skipped;  ///< path, kind: the first of them
  std::map<std::string, std::uint64_t> skipped_by_kind;      ///< all of them
};

/// So many of the files that were skipped are named; the others are counted.
inline constexpr std::size_t kMaxNamedSkips = 1000;

struct SourceOptions {
  std::vector<std::string> sources;        ///< as typed
  std::optional<Format> format;            ///< forced
  Links links = Links::inside;
  std::string index;                       ///< a folder that is no source wherever it lies
  std::istream* standard_input = nullptr;  ///< what "-" reads
  RecordRoom room;                         ///< for one record; as it is: without a limit
  std::int64_t now_utc = 0;                ///< stands for the file time of standard input
  /// Whether a file is to be read; the others are walked over in silence. Absent: all.
  std::function<bool(const SourceFile&)> wants;
  /// Called before each file that is read, and after it.
  std::function<void(const SourceFile&)> on_file;
  std::function<void(const SourceFile&, const FileOutcome&)> on_file_end;
  /// Called after each chunk that was read, several times in a large file.
  std::function<void(const SourceTotals& so_far)> on_progress;
};

/// Walks and reads all sources, in order. Bad files and records go to `rejects`. What a sink
/// throws ends the run and passes through.
/// @throws SourceError if a source that was named does not exist (before anything is read).
SourceTotals read_sources(const SourceOptions& options, const RecordSink& records,
                          const RejectSink& rejects);

}  // namespace tickerdex
