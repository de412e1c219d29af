// Where a run may read, and where it may write outside its index: --rejects and --metrics. Checked
// before anything is opened or written.
//
// A file to write is new or regular and used for nothing else. It is not a source under any name,
// not inside a source (the next run would read it as news) or the index, not a file that the run
// reads (--canary, --symbols, --query-program) and not the file of another option. A symbolic link
// is refused: replacing it would destroy it, following it would write to a path that was not named.
#pragma once

#include <string>
#include <vector>

#include "indexer/source/walk.h"

namespace tickerdex {

struct NamedPath {
  std::string option;  ///< "--rejects"
  std::string path;    ///< empty: not given
  /// For outputs: refused if its folder does not exist. Else that is a warning when it is written.
  bool requires_folder = false;
};

struct RunPaths {
  std::string index;
  std::vector<std::string> sources;
  std::vector<NamedPath> inputs;  ///< read whole; must be regular files
  std::vector<NamedPath> outputs;
  Links links = Links::inside;
};

/// @throws UsageError naming the option, the path and what is wrong with it.
void check_paths(const RunPaths& paths);

/// Whether sources can be read and are outside the index. A source that is the index or is inside
/// it, under any name, must be a mistake. An index inside a source is fine: the walk skips it. The
/// index need not exist.
/// @throws UsageError; SourceError for a source that is missing or a device.
void check_source_places(const std::string& index, const std::vector<std::string>& sources);

}  // namespace tickerdex
