// Which source files are unchanged, changed, new or gone since a generation was made.
//
// A file is unchanged if its size and time are the same, unless the time was so recent when the
// file was read that a later write could have got the same time. Else it is unchanged if its bytes
// are the same and no date in it was resolved against the file's time; only then is it read, once,
// for its hash. A file with a record that was too large for --memory counts as changed if more
// memory is available now. Memory: some 50 bytes per file.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/ledger/ledger_reader.h"
#include "indexer/source/sources.h"

namespace tickerdex {

/// One file of the walk.
struct FileChange {
  std::uint64_t path_hash = 0;
  std::uint64_t old_number = 0;  ///< in the ledger; 0: a new file
  std::int64_t mtime_ns = 0;
  std::uint64_t bytes = 0;
  bool is_unchanged = false;
};

struct SourceDiff {
  std::vector<FileChange> files;          ///< by number - 1
  std::vector<std::uint64_t> new_number;  ///< by old number - 1; 0: changed or gone
  std::uint64_t changed = 0;
  std::uint64_t added = 0;
  std::uint64_t removed = 0;
  std::uint64_t articles_gone = 0;  ///< of files that changed or are gone
  std::uint64_t bytes_to_read = 0;
  std::uint64_t bytes = 0;

  bool is_empty() const { return changed + added + removed == 0; }
};

/// Walks the sources of `options`, whose callbacks are ignored. `has_more_memory`: a record may use
/// more memory now than when `base` was made. @throws SourceError.
SourceDiff diff_sources(SourceOptions options, const LedgerReader& base, bool has_more_memory);

/// Whether `file` had the same number when `diff` was made.
bool is_same_walk(const SourceDiff& diff, const SourceFile& file);

}  // namespace tickerdex
